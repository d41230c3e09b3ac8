// Method: that of DoubleFunctions.cs, several arguments at a time. Each lane goes through the same rounded operations
// as in the scalar form; where that one branches, this one blends.

using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Lanes;

namespace Initializers.Functions;

internal static partial class DoubleFunctions
{
    private const ulong SignBit = 1UL << 63;

    /// <summary>
    /// The branch of <see cref="Log(double)"/> that uses the table; right for the lanes from the smallest normal number
    /// to 0.9375, which <paramref name="usual"/> marks.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogFarFromOne<TLanes, TVector>(TVector x, out TVector usual)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        // One signed comparison for both ends of the range.
        usual = TLanes.LessThanBits(
            TLanes.AddBits(x, TLanes.CreateBits(SignBit - SmallestNormalBits)),
            TLanes.CreateBits(SignBit - SmallestNormalBits + LogNearFromBits));

        // The scalar form's offset plus the exponent's bias, which keeps its upper part from going negative.
        TVector offset = TLanes.AddBits(x, TLanes.CreateBits(OneBits - LogBinadeStart));
        TVector indices = TLanes.And(
            TLanes.ShiftRight(offset, TableShift - 1), TLanes.CreateBits((LogRows - 1) << 1));
        TLanes.LoadPairs(
            ref MemoryMarshal.GetReference(LogTable), indices, out TVector reciprocal, out TVector logarithm);
        TVector z = TLanes.AddBits(
            TLanes.And(offset, TLanes.CreateBits(FractionMask)), TLanes.CreateBits(LogBinadeStart));
        TVector r = TLanes.MultiplyAdd(z, reciprocal, TLanes.Create(-1.0));

        // The biased exponent becomes a double by standing in the low bits of 2^52.
        TVector power = TLanes.Subtract(
            TLanes.Or(TLanes.ShiftRight(offset, FractionBits), TLanes.Create(TwoTo52)),
            TLanes.Create(TwoTo52 + ExponentBias));
        TVector head = TLanes.MultiplyAdd(power, TLanes.Create(Ln2High), logarithm);
        TVector high = TLanes.Add(head, r);
        TVector low = TLanes.MultiplyAdd(
            power, TLanes.Create(Ln2Low), TLanes.Add(TLanes.Subtract(head, high), r));
        TVector r2 = TLanes.Multiply(r, r);
        TVector series = TLanes.MultiplyAdd(
            TLanes.MultiplyAdd(r, TLanes.Create(LogFar6), TLanes.Create(LogFar5)),
            r2,
            TLanes.MultiplyAdd(r, TLanes.Create(LogFar4), TLanes.Create(LogFar3)));
        return TLanes.Add(
            TLanes.MultiplyAdd(
                TLanes.Multiply(r, r2), series, TLanes.MultiplyAdd(r2, TLanes.Create(LogFar2), low)),
            high);
    }

    /// <summary>Completes <see cref="LogFarFromOne"/>: lanes near 1, and those that are no normal number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TVector LogUnusual<TLanes, TVector>(TVector x, TVector result)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        TVector normal = TLanes.LessThanBits(
            TLanes.AddBits(x, TLanes.CreateBits(SignBit - SmallestNormalBits)),
            TLanes.CreateBits(SignBit - SmallestNormalBits + InfinityBits));
        if (!TLanes.All(normal))
        {
            return LogByLane<TLanes, TVector>(x);
        }

        TVector near = TLanes.AndNot(
            TLanes.LessThan(x, TLanes.Create(LogNearTo)), TLanes.LessThan(x, TLanes.Create(LogNearFrom)));
        TVector r = TLanes.Subtract(x, TLanes.Create(1.0));
        TVector r2 = TLanes.Multiply(r, r);
        TVector r3 = TLanes.Multiply(r, r2);
        TVector series = TLanes.MultiplyAdd(
            r3,
            TLanes.Create(LogNear12),
            TLanes.MultiplyAdd(
                r2,
                TLanes.Create(LogNear11),
                TLanes.MultiplyAdd(r, TLanes.Create(LogNear10), TLanes.Create(LogNear9))));
        series = TLanes.MultiplyAdd(
            series,
            r3,
            TLanes.MultiplyAdd(
                r2,
                TLanes.Create(LogNear8),
                TLanes.MultiplyAdd(r, TLanes.Create(LogNear7), TLanes.Create(LogNear6))));
        series = TLanes.MultiplyAdd(
            series,
            r3,
            TLanes.MultiplyAdd(
                r2,
                TLanes.Create(LogNear5),
                TLanes.MultiplyAdd(r, TLanes.Create(LogNear4), TLanes.Create(LogNear3))));
        TVector cut = TLanes.Create(LeadFactor);
        TVector lead = TLanes.NegatedMultiplyAdd(cut, r, TLanes.MultiplyAdd(r, cut, r));
        TVector leadSquare = TLanes.Multiply(lead, lead);
        TVector minusHalf = TLanes.Create(LogNear2);
        TVector high = TLanes.MultiplyAdd(leadSquare, minusHalf, r);
        TVector low = TLanes.MultiplyAdd(leadSquare, minusHalf, TLanes.Subtract(r, high));
        low = TLanes.MultiplyAdd(
            TLanes.Multiply(minusHalf, TLanes.Subtract(r, lead)), TLanes.Add(r, lead), low);
        return TLanes.Select(near, TLanes.Add(high, TLanes.MultiplyAdd(series, r3, low)), result);
    }

    /// <summary>The scalar logarithm, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TVector LogByLane<TLanes, TVector>(TVector x)
        where TLanes : struct, IDoubleLanes<TVector>
    {
        TVector result = x;
        foreach (ref double lane in LanesOf<TLanes, TVector>(ref result))
        {
            lane = Log(lane);
        }

        return result;
    }

    private static Span<double> LanesOf<TLanes, TVector>(ref TVector vector)
        where TLanes : struct, IDoubleLanes<TVector> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TVector, double>(ref vector), TLanes.Count);
}
