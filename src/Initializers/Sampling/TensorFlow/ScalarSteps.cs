using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.TensorFlow;

// The definition of TensorFlow's values, one block at a time: the vector steps beside it must give the same bits.

/// <summary>Uniform singles: a word each.</summary>
internal readonly unsafe struct ScalarUniformSingles<TMantissa>(PhiloxState state, float scale, float offset)
    : IStep<float>
    where TMantissa : IMantissa
{
    public static int Length => 4;

    public static int Granularity => 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    private void Write(long first, float* destination)
    {
        Philox4x32.Block4 x = state.Block((ulong)first / 4);
        destination[0] = Value(x.X0);
        destination[1] = Value(x.X1);
        destination[2] = Value(x.X2);
        destination[3] = Value(x.X3);
    }

    private float Value(uint word) => (UnitInterval.SingleFromLowBits(word, TMantissa.Bits) * scale) + offset;
}

/// <summary>Normal singles: two words make two values.</summary>
internal readonly unsafe struct ScalarNormalSingles(PhiloxState state, float scale, float offset) : IStep<float>
{
    public static int Length => 4;

    public static int Granularity => 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    private void Write(long first, float* destination)
    {
        Philox4x32.Block4 x = state.Block((ulong)first / 4);
        BoxMuller.Pair(x.X0, x.X1, out float z0, out float z1);
        BoxMuller.Pair(x.X2, x.X3, out float z2, out float z3);
        destination[0] = (z0 * scale) + offset;
        destination[1] = (z1 * scale) + offset;
        destination[2] = (z2 * scale) + offset;
        destination[3] = (z3 * scale) + offset;
    }
}

/// <summary>Truncated normal singles: groups of four, each with blocks of its own.</summary>
internal readonly unsafe struct ScalarTruncatedSingles(PhiloxState state, float scale, float offset) : IStep<float>
{
    public static int Length => TruncatedGroup.Length;

    public static int Granularity => TruncatedGroup.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(long first, float* destination)
    {
        TruncatedGroup.Complete(state, (ulong)first / TruncatedGroup.Length, 0, 0, destination);
        for (int i = 0; i < TruncatedGroup.Length; i++)
        {
            destination[i] = (destination[i] * scale) + offset;
        }
    }
}

/// <summary>Uniform doubles: two words each.</summary>
internal readonly unsafe struct ScalarUniformDoubles(PhiloxState state, double scale, double offset) : IStep<double>
{
    public static int Length => 2;

    public static int Granularity => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    private void Write(long first, double* destination)
    {
        Philox4x32.Block4 x = state.Block((ulong)first / 2);
        destination[0] = (UnitInterval.DoubleFromTwoWords(x.X0, x.X1) * scale) + offset;
        destination[1] = (UnitInterval.DoubleFromTwoWords(x.X2, x.X3) * scale) + offset;
    }
}

/// <summary>Normal doubles: four words make two values.</summary>
internal readonly unsafe struct ScalarNormalDoubles(PhiloxState state, double scale, double offset) : IStep<double>
{
    public static int Length => 2;

    public static int Granularity => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    private void Write(long first, double* destination)
    {
        Philox4x32.Block4 x = state.Block((ulong)first / 2);
        BoxMuller.Pair(x.X0, x.X1, x.X2, x.X3, out double z0, out double z1);
        destination[0] = (z0 * scale) + offset;
        destination[1] = (z1 * scale) + offset;
    }
}

/// <summary>Truncated normal doubles: groups of two, each with blocks of its own.</summary>
internal readonly unsafe struct ScalarTruncatedDoubles(PhiloxState state, double scale, double offset)
    : IStep<double>
{
    public static int Length => TruncatedGroup.DoubleLength;

    public static int Granularity => TruncatedGroup.DoubleLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        for (long step = 0; step < steps; step++)
        {
            Write(first + (step * Length), destination + (step * Length));
        }
    }

    private void Write(long first, double* destination)
    {
        TruncatedGroup.Complete(state, (ulong)first / TruncatedGroup.DoubleLength, 0, 0, destination);
        destination[0] = (destination[0] * scale) + offset;
        destination[1] = (destination[1] * scale) + offset;
    }
}
