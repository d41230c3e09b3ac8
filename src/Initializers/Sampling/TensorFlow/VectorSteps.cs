using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Uniform values, 4 W blocks at a time (W = 64-bit lanes). A step makes 16 W singles or 8 W doubles in memory order and may
// begin at any block. Round keys stand in memory that the caller owns for the whole fill. There is one path, not a second one
// for half a step: it would be a third of the code, and the code is compiled at the first fill.

/// <summary>Turns blocks into uniform values, in memory order if the blocks came in zip order.</summary>
internal unsafe interface IVectorUniform<TWords, T>
    where T : unmanaged
{
    /// <summary>The values of a block.</summary>
    static abstract int GroupLength { get; }

    void Write(in Philox4x32.Words4<TWords> blocks, T* destination);
}

/// <summary>Uniform values of one kind as a step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorUniformStep<TLanes, TWords, TDoubles, TSingles, TValues, T>(
    ulong* roundKeys, TValues values) : IStep<T>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TValues : struct, IVectorUniform<TWords, T>
    where T : unmanaged
{
    private readonly TValues _values = values;

    public static int GroupLength => TValues.GroupLength;

    public static int Length => 4 * TLanes.Count * GroupLength;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        TWords counters = TLanes.Add(TLanes.Splat((ulong)(first / GroupLength)), TLanes.ZipOrder);
        for (; steps > 0; steps--)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(
                Philox4x32.FourFrom<TLanes, TWords, TDoubles, TSingles>(counters), roundKeys, new(_values, destination));
            counters = TLanes.Add(counters, TLanes.Splat(4 * (ulong)TLanes.Count));
            destination += Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        for (; steps > 0; steps--)
        {
            Philox4x32.Words4<TWords> four = Philox4x32.FourAt<TLanes, TWords, TDoubles, TSingles>(groups);
            four.X0 = TLanes.Permute(four.X0, TLanes.ZipOrder);
            four.X1 = TLanes.Permute(four.X1, TLanes.ZipOrder);
            four.X2 = TLanes.Permute(four.X2, TLanes.ZipOrder);
            four.X3 = TLanes.Permute(four.X3, TLanes.ZipOrder);
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(four, roundKeys, new(_values, destination));
            groups += 4 * TLanes.Count;
            destination += Length;
        }
    }

    private readonly struct Sink(TValues values, T* destination) : Philox4x32.IBlockSink<TWords>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int at, in Philox4x32.Words4<TWords> blocks) =>
            values.Write(blocks, destination + (at * GroupLength));
    }
}

/// <summary>Uniform singles, or units of a narrower type <typeparamref name="T"/>.</summary>
internal readonly unsafe struct VectorUniformSingles<TLanes, TWords, TDoubles, TSingles, T>(float scale, float offset)
    : IVectorUniform<TWords, float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    public static int GroupLength => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(in Philox4x32.Words4<TWords> blocks, float* destination)
    {
        TWords low = Fractions(blocks.X0, blocks.X1);
        TWords high = Fractions(blocks.X2, blocks.X3);
        TLanes.Store(Value(TLanes.ZipLow(low, high)), destination);
        TLanes.Store(Value(TLanes.ZipHigh(low, high)), destination + (2 * TLanes.Count));
    }

    // Two words side by side in a lane, each with its bits at the top of a single's fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Fractions(TWords first, TWords second)
    {
        int shift = 23 - Mantissa<T>.Bits;
        ulong mask = ((1UL << Mantissa<T>.Bits) - 1) << shift;
        return TLanes.Or(
            TLanes.And(TLanes.ShiftLeft(first, shift), TLanes.Splat(mask)),
            TLanes.And(TLanes.ShiftLeft(second, 32 + shift), TLanes.Splat(mask << 32)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TSingles Value(TWords fractions)
    {
        TSingles unit = TLanes.Subtract(
            TLanes.AsSingles(TLanes.Or(fractions, TLanes.Splat(0x3F80_0000_3F80_0000UL))), TLanes.Splat(1f));
        return TLanes.Add(TLanes.Multiply(unit, TLanes.Splat(scale)), TLanes.Splat(offset));
    }
}

/// <summary>Uniform doubles.</summary>
internal readonly unsafe struct VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles>(double scale, double offset)
    : IVectorUniform<TWords, double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    public static int GroupLength => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(in Philox4x32.Words4<TWords> blocks, double* destination)
    {
        TWords low = Value(blocks.X0, blocks.X1);
        TWords high = Value(blocks.X2, blocks.X3);
        TLanes.Store(TLanes.ZipLow(low, high), destination);
        TLanes.Store(TLanes.ZipHigh(low, high), destination + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TWords Value(TWords first, TWords second)
    {
        TDoubles unit = DoublePairs<TLanes, TWords, TDoubles, TSingles>.Uniform(first, second);
        return TLanes.AsWords(TLanes.Add(TLanes.Multiply(unit, TLanes.Splat(scale)), TLanes.Splat(offset)));
    }
}
