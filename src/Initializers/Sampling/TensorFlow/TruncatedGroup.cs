using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.TensorFlow;

/// <summary>
/// The groups that truncated normal values come in: each draws from its own blocks until it is full, so that any group
/// can be made alone.
/// </summary>
internal static unsafe class TruncatedGroup
{
    /// <summary>Values of a group in single precision.</summary>
    internal const int Length = 4;

    /// <summary>Blocks set aside for a group in single precision.</summary>
    internal const int BlockStride = 1 << BlockStrideBits;

    /// <summary>Its logarithm.</summary>
    internal const int BlockStrideBits = 8;

    /// <summary>Values of a group in double precision.</summary>
    internal const int DoubleLength = 2;

    /// <summary>Blocks set aside for a group in double precision.</summary>
    internal const int DoubleBlockStride = 1 << DoubleBlockStrideBits;

    /// <summary>Its logarithm.</summary>
    internal const int DoubleBlockStrideBits = 7;

    /// <summary>Candidates at or beyond this are drawn again.</summary>
    internal const float Limit = 2;

    /// <summary>Draws the values that a group still lacks, from its block <paramref name="block"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Complete(
        PhiloxState state, ulong group, int block, int filled, float* destination)
    {
        for (; filled < Length; block++)
        {
            Philox4x32.Block4 x = state.Block((group * BlockStride) + (ulong)block);
            BoxMuller.Pair(x.X0, x.X1, out float z0, out float z1);
            Keep(z0, ref filled, destination);
            Keep(z1, ref filled, destination);
            BoxMuller.Pair(x.X2, x.X3, out float z2, out float z3);
            Keep(z2, ref filled, destination);
            Keep(z3, ref filled, destination);
        }
    }

    /// <summary>The same in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Complete(PhiloxState state, ulong group, int block, int filled, double* destination)
    {
        for (; filled < DoubleLength; block++)
        {
            Philox4x32.Block4 x = state.Block((group * DoubleBlockStride) + (ulong)block);
            BoxMuller.Pair(x.X0, x.X1, x.X2, x.X3, out double z0, out double z1);
            if (Math.Abs(z0) < Limit)
            {
                destination[filled++] = z0;
            }

            if (Math.Abs(z1) < Limit && filled < DoubleLength)
            {
                destination[filled++] = z1;
            }
        }
    }

    private static void Keep(float z, ref int filled, float* destination)
    {
        if (MathF.Abs(z) < Limit && filled < Length)
        {
            destination[filled++] = z;
        }
    }
}
