using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// 4 W blocks at a time (W = 64-bit lanes). A step makes 16 W singles or 8 W doubles in memory order and may begin at any
// block. Round keys stand in memory that the caller owns for the whole fill. There is one path, not a second one for half a
// step: it would be a third of the code, and the code is compiled at the first fill. With 16 registers the four vectors go two
// by two.

/// <summary>Uniform singles.</summary>
internal readonly unsafe struct VectorUniformSingles<TLanes, TWords, TDoubles, TSingles, TMantissa>(
    TWords* roundKeys, float scale, float offset) : IStep<float>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
    where TMantissa : IMantissa
{
    public static int Length => 16 * TLanes.Count;

    public static int Granularity => 4;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        TWords counters = TLanes.Add(TLanes.Splat((ulong)first / 4), TLanes.ZipOrder);
        for (; steps > 0; steps--)
        {
            Philox4x32.Words4<TWords> four = Philox4x32.FourFrom<TLanes, TWords, TDoubles, TSingles>(counters);
            if (LaneWidths.HasManyRegisters)
            {
                Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                    four,
                    roundKeys,
                    out Philox4x32.Words4<TWords> a,
                    out Philox4x32.Words4<TWords> b,
                    out Philox4x32.Words4<TWords> c,
                    out Philox4x32.Words4<TWords> d);
                Write(a, destination);
                Write(b, destination + (4 * TLanes.Count));
                Write(c, destination + (8 * TLanes.Count));
                Write(d, destination + (12 * TLanes.Count));
            }
            else
            {
                WriteTwo(four.X0, four.X1, destination);
                WriteTwo(four.X2, four.X3, destination + (8 * TLanes.Count));
            }

            counters = TLanes.Add(counters, TLanes.Splat(4 * (ulong)TLanes.Count));
            destination += Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteTwo(TWords first, TWords second, float* destination)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            first, second, roundKeys, out Philox4x32.Words4<TWords> a, out Philox4x32.Words4<TWords> b);
        Write(a, destination);
        Write(b, destination + (4 * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(in Philox4x32.Words4<TWords> x, float* destination)
    {
        TWords low = Fractions(x.X0, x.X1);
        TWords high = Fractions(x.X2, x.X3);
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

/// <summary>Uniform doubles.</summary>
internal readonly unsafe struct VectorUniformDoubles<TLanes, TWords, TDoubles, TSingles>(
    TWords* roundKeys, double scale, double offset) : IStep<double>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    public static int Length => 8 * TLanes.Count;

    public static int Granularity => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        TWords counters = TLanes.Add(TLanes.Splat((ulong)first / 2), TLanes.ZipOrder);
        for (; steps > 0; steps--)
        {
            Philox4x32.Words4<TWords> four = Philox4x32.FourFrom<TLanes, TWords, TDoubles, TSingles>(counters);
            if (LaneWidths.HasManyRegisters)
            {
                Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                    four,
                    roundKeys,
                    out Philox4x32.Words4<TWords> a,
                    out Philox4x32.Words4<TWords> b,
                    out Philox4x32.Words4<TWords> c,
                    out Philox4x32.Words4<TWords> d);
                Write(a, destination);
                Write(b, destination + (2 * TLanes.Count));
                Write(c, destination + (4 * TLanes.Count));
                Write(d, destination + (6 * TLanes.Count));
            }
            else
            {
                WriteTwo(four.X0, four.X1, destination);
                WriteTwo(four.X2, four.X3, destination + (4 * TLanes.Count));
            }

            counters = TLanes.Add(counters, TLanes.Splat(4 * (ulong)TLanes.Count));
            destination += Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteTwo(TWords first, TWords second, double* destination)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            first, second, roundKeys, out Philox4x32.Words4<TWords> a, out Philox4x32.Words4<TWords> b);
        Write(a, destination);
        Write(b, destination + (2 * TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(in Philox4x32.Words4<TWords> x, double* destination)
    {
        TWords low = Value(x.X0, x.X1);
        TWords high = Value(x.X2, x.X3);
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
