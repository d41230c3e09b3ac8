using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;

namespace Initializers.Sampling.TensorFlow;

// The definition of TensorFlow's values, one group at a time: the vector steps beside it must give the same bits.

/// <summary>Makes the values of one group: those of a Philox block, or a truncated group's.</summary>
internal unsafe interface IScalarGroup<T>
    where T : unmanaged
{
    static abstract int Length { get; }

    void Write(ulong group, T* destination);
}

/// <summary>A group at a time as a step.</summary>
internal readonly unsafe struct ScalarStep<TGroup, T>(TGroup values) : IStep<T>
    where TGroup : struct, IScalarGroup<T>
    where T : unmanaged
{
    public static int GroupLength => TGroup.Length;

    public static int Length => TGroup.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        ulong group = (ulong)(first / GroupLength);
        for (long step = 0; step < steps; step++)
        {
            values.Write(group + (ulong)step, destination + (step * GroupLength));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        for (int step = 0; step < steps; step++)
        {
            values.Write(groups[step], destination + (step * GroupLength));
        }
    }
}

/// <summary>Uniform singles, or units of a narrower type <typeparamref name="T"/>: a word each.</summary>
internal readonly unsafe struct ScalarUniformSingles<T>(PhiloxState state, float scale, float offset)
    : IScalarGroup<float>
{
    public static int Length => 4;

    public void Write(ulong group, float* destination)
    {
        Philox4x32.Block4 x = state.Block(group);
        destination[0] = Value(x.X0);
        destination[1] = Value(x.X1);
        destination[2] = Value(x.X2);
        destination[3] = Value(x.X3);
    }

    private float Value(uint word) => (UnitInterval.SingleFromLowBits(word, Mantissa<T>.Bits) * scale) + offset;
}

/// <summary>Normal singles: two words make two values.</summary>
internal readonly unsafe struct ScalarNormalSingles(PhiloxState state, float scale, float offset)
    : IScalarGroup<float>
{
    public static int Length => 4;

    public void Write(ulong group, float* destination)
    {
        Philox4x32.Block4 x = state.Block(group);
        BoxMuller.Pair(x.X0, x.X1, out float z0, out float z1);
        BoxMuller.Pair(x.X2, x.X3, out float z2, out float z3);
        destination[0] = (z0 * scale) + offset;
        destination[1] = (z1 * scale) + offset;
        destination[2] = (z2 * scale) + offset;
        destination[3] = (z3 * scale) + offset;
    }
}

/// <summary>Truncated normal singles: groups of four, each with blocks of its own.</summary>
internal readonly unsafe struct ScalarTruncatedSingles(PhiloxState state, float scale, float offset)
    : IScalarGroup<float>
{
    public static int Length => TruncatedGroup.Length;

    public void Write(ulong group, float* destination)
    {
        TruncatedGroup.Complete(state, group, 0, 0, destination);
        for (int i = 0; i < Length; i++)
        {
            destination[i] = (destination[i] * scale) + offset;
        }
    }
}

/// <summary>Uniform doubles: two words each.</summary>
internal readonly unsafe struct ScalarUniformDoubles(PhiloxState state, double scale, double offset)
    : IScalarGroup<double>
{
    public static int Length => 2;

    public void Write(ulong group, double* destination)
    {
        Philox4x32.Block4 x = state.Block(group);
        destination[0] = (UnitInterval.DoubleFromTwoWords(x.X0, x.X1) * scale) + offset;
        destination[1] = (UnitInterval.DoubleFromTwoWords(x.X2, x.X3) * scale) + offset;
    }
}

/// <summary>Normal doubles: four words make two values.</summary>
internal readonly unsafe struct ScalarNormalDoubles(PhiloxState state, double scale, double offset)
    : IScalarGroup<double>
{
    public static int Length => 2;

    public void Write(ulong group, double* destination)
    {
        Philox4x32.Block4 x = state.Block(group);
        BoxMuller.Pair(x.X0, x.X1, x.X2, x.X3, out double z0, out double z1);
        destination[0] = (z0 * scale) + offset;
        destination[1] = (z1 * scale) + offset;
    }
}

/// <summary>Truncated normal doubles: groups of two, each with blocks of its own.</summary>
internal readonly unsafe struct ScalarTruncatedDoubles(PhiloxState state, double scale, double offset)
    : IScalarGroup<double>
{
    public static int Length => TruncatedGroup.DoubleLength;

    public void Write(ulong group, double* destination)
    {
        TruncatedGroup.Complete(state, group, 0, 0, destination);
        destination[0] = (destination[0] * scale) + offset;
        destination[1] = (destination[1] * scale) + offset;
    }
}
