using System.Numerics;
using System.Runtime.CompilerServices;

namespace Initializers.BitGenerators;

/// <summary>
/// Threefry-2x32-20: a block of two words from a counter of two words and a key of two, so that any block can be made
/// on its own.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011. This is the readable
/// definition; <c>Threefry2x32.Vectorized.cs</c> is the same for many counters at once.
/// </remarks>
internal static partial class Threefry2x32
{
    private const int Groups = 5;
    private const uint Parity = 0x1BD11BDA; // the key schedule's constant

    /// <summary>The block of a counter whose first word is the high one, as JAX numbers elements.</summary>
    internal static Block2 Block(ulong counter, Key key) => Block((uint)(counter >> 32), (uint)counter, key);

    /// <summary>The block of a counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Block2 Block(uint counter0, uint counter1, Key key)
    {
        unchecked
        {
            uint x0 = counter0 + key.Word0;
            uint x1 = counter1 + key.Word1;
            for (int group = 1; group <= Groups; group++)
            {
                if (group % 2 != 0)
                {
                    Round(ref x0, ref x1, 13);
                    Round(ref x0, ref x1, 15);
                    Round(ref x0, ref x1, 26);
                    Round(ref x0, ref x1, 6);
                }
                else
                {
                    Round(ref x0, ref x1, 17);
                    Round(ref x0, ref x1, 29);
                    Round(ref x0, ref x1, 16);
                    Round(ref x0, ref x1, 24);
                }

                x0 += key.Word(group);
                x1 += key.Word(group + 1) + (uint)group;
            }

            return new(x0, x1);
        }
    }

    private static void Round(ref uint x0, ref uint x1, int rotation)
    {
        unchecked
        {
            x0 += x1;
        }

        x1 = BitOperations.RotateLeft(x1, rotation) ^ x0;
    }

    /// <summary>The two words of a key.</summary>
    internal readonly record struct Key(uint Word0, uint Word1)
    {
        /// <summary>Scheduled word <paramref name="index"/> modulo 3: the two of the key and their parity.</summary>
        internal uint Word(int index) => (index % 3) switch
        {
            0 => Word0,
            1 => Word1,
            _ => Word0 ^ Word1 ^ Parity,
        };
    }

    /// <summary>Two words of output.</summary>
    internal readonly record struct Block2(uint X0, uint X1);
}
