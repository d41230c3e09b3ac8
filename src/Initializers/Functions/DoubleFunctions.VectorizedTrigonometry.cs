// Method: that of DoubleFunctions.Trigonometry.cs, several arguments at a time. Each lane goes through the same rounded
// operations as in the scalar form; where that one branches, this one blends.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Lanes;

namespace Initializers.Functions;

internal static partial class DoubleFunctions
{
    // Between the first two bounds the scalar sine looks up the distance from pi / 2 as rounded, the cosine as
    // corrected for the rounding of pi / 2; here both use the latter. The rows can differ only where the former is
    // exactly midway between two; of these 219 angles, all tried, this one alone gets another sine from the other row.
    private const double BetweenRows = 1.6762650767948966;

    /// <summary><see cref="Reduce(double, out double, out double)"/> of every lane's size.</summary>
    /// <param name="x">The angles.</param>
    /// <param name="angle">What is left of the size of each.</param>
    /// <param name="tail">What <paramref name="angle"/> lacks by rounding.</param>
    /// <param name="turns">In the low bits the number of quarter turns; in the top bit the sign of the angle.</param>
    /// <returns>A mask of the lanes whose sine and cosine can be had from this.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Reduce<TLanes, TWords, TDoubles, TSingles>(
        TDoubles x, out TDoubles angle, out TDoubles tail, out TWords turns)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords sign = TLanes.And(TLanes.AsWords(x), TLanes.Splat(SignBit));
        TDoubles size = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(x), sign));

        // All three ranges of the scalar form as one reduction. Angles taken as they are have 0 quarter turns. The
        // complement to pi / 2 is, but for the sign, one quarter turn with the other two parts of pi / 2.
        TWords direct = TLanes.LessThan(size, TLanes.Splat(DirectTo));
        TWords below = TLanes.LessThan(size, TLanes.Splat(ComplementTo));
        TDoubles shifted = TLanes.Select(
            below,
            TLanes.AsDoubles(TLanes.Add(direct, TLanes.AsWords(TLanes.Splat(RoundToInteger + 1.0)))),
            TLanes.MultiplyAddFused(size, TLanes.Splat(TwoOverPi), TLanes.Splat(RoundToInteger)));
        TDoubles number = TLanes.Subtract(shifted, TLanes.Splat(RoundToInteger));
        TDoubles part1 = TLanes.Select(below, TLanes.Splat(HalfPiHigh), TLanes.Splat(HalfPi1));
        TDoubles part2 = TLanes.AsDoubles(TLanes.AndNot(TLanes.AsWords(TLanes.Splat(HalfPi2)), below));
        TDoubles part3 = TLanes.Select(below, TLanes.Splat(HalfPiLow), TLanes.Splat(HalfPi3));
        TDoubles part4 = TLanes.AsDoubles(TLanes.AndNot(TLanes.AsWords(TLanes.Splat(HalfPi4)), below));
        TDoubles rest = TLanes.NegatedMultiplyAddFused(number, part1, size);
        rest = TLanes.NegatedMultiplyAddFused(number, part2, rest);
        TDoubles next = TLanes.NegatedMultiplyAddFused(number, part3, rest);
        TDoubles lost = TLanes.NegatedMultiplyAddFused(number, part3, TLanes.Subtract(rest, next));
        angle = TLanes.NegatedMultiplyAddFused(number, part4, next);
        tail = TLanes.Add(
            lost, TLanes.NegatedMultiplyAddFused(number, part4, TLanes.Subtract(next, angle)));
        turns = TLanes.Or(TLanes.AsWords(shifted), sign);
        return TLanes.AndNot(
            TLanes.LessThan(size, TLanes.Splat(ReducedTo)), TLanes.Equal(size, TLanes.Splat(BetweenRows)));
    }

    /// <summary>Sine and cosine from what <see cref="Reduce{TLanes, TWords, TDoubles, TSingles}"/> found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
        TDoubles angle, TDoubles tail, TWords turns, out TDoubles sin, out TDoubles cos)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords sign = TLanes.Splat(SignBit);
        SinCosNearZero<TLanes, TWords, TDoubles, TSingles>(
            angle, tail, out TDoubles even, out TDoubles odd);

        // Odd quarter turns swap the two; the second bit of their number, and of the one after, gives the sign.
        TWords swap = TLanes.ShiftLeft(turns, 63);
        TWords sinSign = TLanes.And(TLanes.Xor(TLanes.ShiftLeft(turns, 62), turns), sign);
        TWords cosSign = TLanes.And(
            TLanes.ShiftLeft(TLanes.Add(turns, TLanes.Splat(1UL)), 62), sign);
        sin = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(TLanes.Select(swap, odd, even)), sinSign));
        cos = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(TLanes.Select(swap, even, odd)), cosSign));
    }

    /// <summary><see cref="SinNearZero"/> and <see cref="CosNearZero"/>, sharing the table's row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosNearZero<TLanes, TWords, TDoubles, TSingles>(
        TDoubles angle, TDoubles tail, out TDoubles sin, out TDoubles cos)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords angleSign = TLanes.And(TLanes.AsWords(angle), TLanes.Splat(SignBit));
        TDoubles size = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(angle), angleSign));
        TDoubles small = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(tail), angleSign));
        TDoubles shifted = TLanes.Add(size, TLanes.Splat(RoundToRow));
        TDoubles rest = TLanes.Subtract(size, TLanes.Subtract(shifted, TLanes.Splat(RoundToRow)));
        TDoubles r2 = TLanes.Multiply(rest, rest);
        TDoubles sinRest = TLanes.Add(
            rest,
            TLanes.MultiplyAddFused(
                TLanes.Multiply(rest, r2),
                TLanes.MultiplyAddFused(r2, TLanes.Splat(RestSin5), TLanes.Splat(RestSin3)),
                small));
        TDoubles fall = TLanes.MultiplyAddFused(rest, small, VersineOf<TLanes, TWords, TDoubles, TSingles>(r2));

        rest = TLanes.Add(rest, small);
        r2 = TLanes.Multiply(rest, rest);
        TDoubles cosFall = VersineOf<TLanes, TWords, TDoubles, TSingles>(r2);
        TDoubles cosSinRest = TLanes.MultiplyAddFused(
            TLanes.Multiply(rest, r2),
            TLanes.MultiplyAddFused(r2, TLanes.Splat(RestSin5), TLanes.Splat(RestSin3)),
            rest);

        TDoubles square = TLanes.Multiply(size, size);
        TDoubles factor = TLanes.MultiplyAddFused(square, TLanes.Splat(SmallSin11), TLanes.Splat(SmallSin9));
        factor = TLanes.MultiplyAddFused(square, factor, TLanes.Splat(SmallSin7));
        factor = TLanes.MultiplyAddFused(square, factor, TLanes.Splat(SmallSin5));
        factor = TLanes.MultiplyAddFused(square, factor, TLanes.Splat(SmallSin3));
        factor = TLanes.MultiplyAddFused(factor, size, TLanes.Multiply(small, TLanes.Splat(-0.5)));
        TDoubles bySeries = TLanes.Add(size, TLanes.MultiplyAddFused(square, factor, small));

        TLanes.LoadQuads(
            ref MemoryMarshal.GetReference(SinCosTable),
            TLanes.ShiftLeft(TLanes.AsWords(shifted), 2),
            out TDoubles sinRow,
            out TDoubles sinRowLow,
            out TDoubles cosRow,
            out TDoubles cosRowLow);

        TDoubles correction = TLanes.MultiplyAddFused(sinRest, cosRowLow, sinRowLow);
        correction = TLanes.NegatedMultiplyAddFused(fall, sinRow, correction);
        correction = TLanes.MultiplyAddFused(sinRest, cosRow, correction);
        TDoubles byTable = TLanes.Add(sinRow, correction);
        TDoubles unsigned = TLanes.Select(TLanes.LessThan(size, TLanes.Splat(TableFrom)), bySeries, byTable);
        sin = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(unsigned), angleSign));

        correction = TLanes.NegatedMultiplyAddFused(cosSinRest, sinRowLow, cosRowLow);
        correction = TLanes.NegatedMultiplyAddFused(cosFall, cosRow, correction);
        correction = TLanes.NegatedMultiplyAddFused(cosSinRest, sinRow, correction);
        cos = TLanes.Add(cosRow, correction);
    }

    /// <summary><see cref="VersineOf(double)"/> of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles VersineOf<TLanes, TWords, TDoubles, TSingles>(TDoubles square)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles> =>
        TLanes.Multiply(
            square,
            TLanes.MultiplyAddFused(
                square,
                TLanes.MultiplyAddFused(square, TLanes.Splat(RestCos6), TLanes.Splat(RestCos4)),
                TLanes.Splat(0.5)));
}
