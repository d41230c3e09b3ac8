using System.Runtime.CompilerServices;

namespace Initializers.BitGenerators;

/// <summary>
/// Philox-4x32-10: a block of four words from a counter of four words and a key of two, so that any block can be made
/// on its own.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011. This is the readable
/// definition; <c>Philox4x32.Vectorized.cs</c> is the same for many counters at once.
/// </remarks>
internal static partial class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53; // M0
    private const uint Multiplier1 = 0xCD9E8D57; // M1
    private const uint Weyl0 = 0x9E3779B9; // golden ratio
    private const uint Weyl1 = 0xBB67AE85; // sqrt(3) - 1

    /// <summary>The block of a counter, given as two little-endian halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Block4 Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        uint c0 = (uint)counterLow;
        uint c1 = (uint)(counterLow >> 32);
        uint c2 = (uint)counterHigh;
        uint c3 = (uint)(counterHigh >> 32);
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        return new(c0, c1, c2, c3);
    }

    /// <summary>Four words of output.</summary>
    internal readonly record struct Block4(uint X0, uint X1, uint X2, uint X3);
}
