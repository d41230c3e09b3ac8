using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// W blocks at a time (W = 64-bit lanes). A step makes 4 W singles or 2 W doubles in memory order and may begin at any
// block. Round keys stand in memory that the caller owns for the whole fill.

/// <summary>Uniform singles.</summary>
internal readonly unsafe struct VectorUniformSingles<TLanes, TWords, TDoubles, TSingles, TMantissa>(
    ulong counterHigh, TWords* roundKeys, float scale, float offset) : IStep<float>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
    where TMantissa : IMantissa
{
    public static int Length => 4 * TLanes.Count;

    public static int Granularity => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long first, float* destination)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Add(TLanes.Splat((ulong)first / 4), TLanes.ZipOrder),
            counterHigh,
            roundKeys,
            out TWords x0,
            out TWords x1,
            out TWords x2,
            out TWords x3);
        TWords low = Fractions(x0, x1);
        TWords high = Fractions(x2, x3);
        TLanes.Store(Value(TLanes.ZipLow(low, high)), destination);
        TLanes.Store(Value(TLanes.ZipHigh(low, high)), destination + (2 * TLanes.Count));
    }

    // Two words side by side in a lane, each with its bits at the top of a single's fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Fractions(TWords first, TWords second)
    {
        int shift = 23 - TMantissa.Bits;
        ulong mask = ((1UL << TMantissa.Bits) - 1) << shift;
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

/// <summary>Normal singles.</summary>
internal readonly unsafe struct VectorNormalSingles<TLanes, TWords, TDoubles, TSingles>(
    ulong counterHigh, TWords* roundKeys, float scale, float offset) : IStep<float>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    public static int Length => 4 * TLanes.Count;

    public static int Granularity => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long first, float* destination)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Add(TLanes.Splat((ulong)first / 4), TLanes.PairOrder),
            counterHigh,
            roundKeys,
            out TWords x0,
            out TWords x1,
            out TWords x2,
            out TWords x3);
        BoxMuller.Pairs<TLanes, TWords, TDoubles, TSingles>(
            x0, x1, x2, x3, SingleFunctions.LogTablePointer, out TSingles sine, out TSingles cosine);
        TLanes.InterleavePairs(Value(sine), Value(cosine), out TSingles low, out TSingles high);
        TLanes.Store(low, destination);
        TLanes.Store(high, destination + (2 * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TSingles Value(TSingles z) =>
        TLanes.Add(TLanes.Multiply(z, TLanes.Splat(scale)), TLanes.Splat(offset));
}

/// <summary>Uniform doubles.</summary>
internal readonly unsafe struct VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles>(
    ulong counterHigh, TWords* roundKeys, double scale, double offset) : IStep<double>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    public static int Length => 2 * TLanes.Count;

    public static int Granularity => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long first, double* destination)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Add(TLanes.Splat((ulong)first / 2), TLanes.ZipOrder),
            counterHigh,
            roundKeys,
            out TWords x0,
            out TWords x1,
            out TWords x2,
            out TWords x3);
        TWords low = Value(x0, x1);
        TWords high = Value(x2, x3);
        TLanes.Store(TLanes.ZipLow(low, high), destination);
        TLanes.Store(TLanes.ZipHigh(low, high), destination + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TWords Value(TWords first, TWords second)
    {
        TWords fraction = TLanes.Or(
            TLanes.And(TLanes.ShiftLeft(first, 32), TLanes.Splat(0x000F_FFFF_0000_0000UL)),
            TLanes.And(second, TLanes.Splat((ulong)uint.MaxValue)));
        TDoubles unit = TLanes.Subtract(
            TLanes.AsDoubles(TLanes.Or(fraction, TLanes.Splat(0x3FF0_0000_0000_0000UL))), TLanes.Splat(1.0));
        return TLanes.AsWords(
            TLanes.Add(TLanes.Multiply(unit, TLanes.Splat(scale)), TLanes.Splat(offset)));
    }
}
