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
    private static TVector Reduce<TLanes, TVector>(
        TVector x, out TVector angle, out TVector tail, out TVector turns)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        TVector sign = TLanes.And(x, TLanes.CreateBits(SignBit));
        TVector size = TLanes.Xor(x, sign);

        // All three ranges of the scalar form as one reduction. Angles taken as they are have 0 quarter turns. The
        // complement to pi / 2 is, but for the sign, one quarter turn with the other two parts of pi / 2.
        TVector direct = TLanes.LessThan(size, TLanes.Create(DirectTo));
        TVector below = TLanes.LessThan(size, TLanes.Create(ComplementTo));
        TVector shifted = TLanes.Select(
            below,
            TLanes.AddBits(direct, TLanes.Create(RoundToInteger + 1.0)),
            TLanes.MultiplyAdd(size, TLanes.Create(TwoOverPi), TLanes.Create(RoundToInteger)));
        TVector number = TLanes.Subtract(shifted, TLanes.Create(RoundToInteger));
        TVector part1 = TLanes.Select(below, TLanes.Create(HalfPiHigh), TLanes.Create(HalfPi1));
        TVector part2 = TLanes.AndNot(TLanes.Create(HalfPi2), below);
        TVector part3 = TLanes.Select(below, TLanes.Create(HalfPiLow), TLanes.Create(HalfPi3));
        TVector part4 = TLanes.AndNot(TLanes.Create(HalfPi4), below);
        TVector rest = TLanes.NegatedMultiplyAdd(number, part1, size);
        rest = TLanes.NegatedMultiplyAdd(number, part2, rest);
        TVector next = TLanes.NegatedMultiplyAdd(number, part3, rest);
        TVector lost = TLanes.NegatedMultiplyAdd(number, part3, TLanes.Subtract(rest, next));
        angle = TLanes.NegatedMultiplyAdd(number, part4, next);
        tail = TLanes.Add(
            lost, TLanes.NegatedMultiplyAdd(number, part4, TLanes.Subtract(next, angle)));
        turns = TLanes.Or(shifted, sign);
        return TLanes.AndNot(
            TLanes.LessThan(size, TLanes.Create(ReducedTo)), TLanes.Equal(size, TLanes.Create(BetweenRows)));
    }

    /// <summary>Sine and cosine from what <see cref="Reduce{TLanes, TVector}"/> found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosReduced<TLanes, TVector>(
        TVector angle, TVector tail, TVector turns, out TVector sin, out TVector cos)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        TVector sign = TLanes.CreateBits(SignBit);
        SinCosNearZero<TLanes, TVector>(angle, tail, out TVector even, out TVector odd);

        // Odd quarter turns swap the two; the second bit of their number, and of the one after, gives the sign.
        TVector swap = TLanes.ShiftLeft(turns, 63);
        TVector sinSign = TLanes.And(TLanes.Xor(TLanes.ShiftLeft(turns, 62), turns), sign);
        TVector cosSign = TLanes.And(
            TLanes.ShiftLeft(TLanes.AddBits(turns, TLanes.CreateBits(1)), 62), sign);
        sin = TLanes.Xor(TLanes.Select(swap, odd, even), sinSign);
        cos = TLanes.Xor(TLanes.Select(swap, even, odd), cosSign);
    }

    /// <summary><see cref="SinNearZero"/> and <see cref="CosNearZero"/>, sharing the table's row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosNearZero<TLanes, TVector>(TVector angle, TVector tail, out TVector sin, out TVector cos)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        TVector angleSign = TLanes.And(angle, TLanes.CreateBits(SignBit));
        TVector size = TLanes.Xor(angle, angleSign);
        TVector small = TLanes.Xor(tail, angleSign);
        TVector shifted = TLanes.Add(size, TLanes.Create(RoundToRow));
        TVector rest = TLanes.Subtract(size, TLanes.Subtract(shifted, TLanes.Create(RoundToRow)));
        TVector r2 = TLanes.Multiply(rest, rest);
        TVector sinRest = TLanes.Add(
            rest,
            TLanes.MultiplyAdd(
                TLanes.Multiply(rest, r2),
                TLanes.MultiplyAdd(r2, TLanes.Create(RestSin5), TLanes.Create(RestSin3)),
                small));
        TVector fall = TLanes.MultiplyAdd(rest, small, VersineOf<TLanes, TVector>(r2));

        rest = TLanes.Add(rest, small);
        r2 = TLanes.Multiply(rest, rest);
        TVector cosFall = VersineOf<TLanes, TVector>(r2);
        TVector cosSinRest = TLanes.MultiplyAdd(
            TLanes.Multiply(rest, r2),
            TLanes.MultiplyAdd(r2, TLanes.Create(RestSin5), TLanes.Create(RestSin3)),
            rest);

        TVector square = TLanes.Multiply(size, size);
        TVector factor = TLanes.MultiplyAdd(square, TLanes.Create(SmallSin11), TLanes.Create(SmallSin9));
        factor = TLanes.MultiplyAdd(square, factor, TLanes.Create(SmallSin7));
        factor = TLanes.MultiplyAdd(square, factor, TLanes.Create(SmallSin5));
        factor = TLanes.MultiplyAdd(square, factor, TLanes.Create(SmallSin3));
        factor = TLanes.MultiplyAdd(factor, size, TLanes.Multiply(small, TLanes.Create(-0.5)));
        TVector bySeries = TLanes.Add(size, TLanes.MultiplyAdd(square, factor, small));

        TLanes.LoadQuads(
            ref MemoryMarshal.GetReference(SinCosTable),
            TLanes.ShiftLeft(shifted, 2),
            out TVector sinRow,
            out TVector sinRowLow,
            out TVector cosRow,
            out TVector cosRowLow);

        TVector correction = TLanes.MultiplyAdd(sinRest, cosRowLow, sinRowLow);
        correction = TLanes.NegatedMultiplyAdd(fall, sinRow, correction);
        correction = TLanes.MultiplyAdd(sinRest, cosRow, correction);
        TVector byTable = TLanes.Add(sinRow, correction);
        sin = TLanes.Xor(
            TLanes.Select(TLanes.LessThan(size, TLanes.Create(TableFrom)), bySeries, byTable), angleSign);

        correction = TLanes.NegatedMultiplyAdd(cosSinRest, sinRowLow, cosRowLow);
        correction = TLanes.NegatedMultiplyAdd(cosFall, cosRow, correction);
        correction = TLanes.NegatedMultiplyAdd(cosSinRest, sinRow, correction);
        cos = TLanes.Add(cosRow, correction);
    }

    /// <summary><see cref="VersineOf(double)"/> of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector VersineOf<TLanes, TVector>(TVector square)
        where TLanes : struct, IDoubleLanes<TVector> =>
        TLanes.Multiply(
            square,
            TLanes.MultiplyAdd(
                square,
                TLanes.MultiplyAdd(square, TLanes.Create(RestCos6), TLanes.Create(RestCos4)),
                TLanes.Create(0.5)));
}
