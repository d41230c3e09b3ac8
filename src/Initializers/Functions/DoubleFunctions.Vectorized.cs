// Method: that of DoubleFunctions.cs, several arguments at a time. Each lane goes through the same rounded operations
// as in the scalar form; where that one branches, this one blends.

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
    private static TDoubles LogFarFromOne<TLanes, TWords, TDoubles, TSingles>(TDoubles x, out TWords usual)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        // One signed comparison for both ends of the range.
        TWords bits = TLanes.AsWords(x);
        usual = TLanes.LessThanSigned(
            TLanes.Add(bits, TLanes.Splat(SignBit - SmallestNormalBits)),
            TLanes.Splat(SignBit - SmallestNormalBits + LogNearFromBits));

        // The scalar form's offset plus the exponent's bias, which keeps its upper part from going negative.
        TWords offset = TLanes.Add(bits, TLanes.Splat(OneBits - LogBinadeStart));
        TWords indices = TLanes.And(
            TLanes.ShiftRight(offset, TableShift - 1), TLanes.Splat((ulong)(LogRows - 1) << 1));
        TLanes.LoadPairs(
            ref MemoryMarshal.GetReference(LogTable), indices, out TDoubles reciprocal, out TDoubles logarithm);
        TDoubles z = TLanes.AsDoubles(
            TLanes.Add(TLanes.And(offset, TLanes.Splat(FractionMask)), TLanes.Splat(LogBinadeStart)));
        TDoubles r = TLanes.MultiplyAddFused(z, reciprocal, TLanes.Splat(-1.0));

        // The biased exponent becomes a double by standing in the low bits of 2^52.
        TDoubles power = TLanes.Subtract(
            TLanes.AsDoubles(TLanes.Or(TLanes.ShiftRight(offset, FractionBits), TLanes.Splat(TwoTo52Bits))),
            TLanes.Splat(TwoTo52 + ExponentBias));
        TDoubles head = TLanes.MultiplyAddFused(power, TLanes.Splat(Ln2High), logarithm);
        TDoubles high = TLanes.Add(head, r);
        TDoubles low = TLanes.MultiplyAddFused(
            power, TLanes.Splat(Ln2Low), TLanes.Add(TLanes.Subtract(head, high), r));
        TDoubles r2 = TLanes.Multiply(r, r);
        TDoubles series = TLanes.MultiplyAddFused(
            TLanes.MultiplyAddFused(r, TLanes.Splat(LogFar6), TLanes.Splat(LogFar5)),
            r2,
            TLanes.MultiplyAddFused(r, TLanes.Splat(LogFar4), TLanes.Splat(LogFar3)));
        return TLanes.Add(
            TLanes.MultiplyAddFused(
                TLanes.Multiply(r, r2), series, TLanes.MultiplyAddFused(r2, TLanes.Splat(LogFar2), low)),
            high);
    }

    /// <summary>Completes <see cref="LogFarFromOne"/>: lanes near 1, and those that are no normal number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TDoubles LogUnusual<TLanes, TWords, TDoubles, TSingles>(TDoubles x, TDoubles result)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords normal = TLanes.LessThanSigned(
            TLanes.Add(TLanes.AsWords(x), TLanes.Splat(SignBit - SmallestNormalBits)),
            TLanes.Splat(SignBit - SmallestNormalBits + InfinityBits));
        if (!TLanes.All(normal))
        {
            return LogByLane<TLanes, TWords, TDoubles, TSingles>(x);
        }

        TWords near = TLanes.AndNot(
            TLanes.LessThan(x, TLanes.Splat(LogNearTo)), TLanes.LessThan(x, TLanes.Splat(LogNearFrom)));
        TDoubles r = TLanes.Subtract(x, TLanes.Splat(1.0));
        TDoubles r2 = TLanes.Multiply(r, r);
        TDoubles r3 = TLanes.Multiply(r, r2);
        TDoubles series = TLanes.MultiplyAddFused(
            r3,
            TLanes.Splat(LogNear12),
            TLanes.MultiplyAddFused(
                r2,
                TLanes.Splat(LogNear11),
                TLanes.MultiplyAddFused(r, TLanes.Splat(LogNear10), TLanes.Splat(LogNear9))));
        series = TLanes.MultiplyAddFused(
            series,
            r3,
            TLanes.MultiplyAddFused(
                r2,
                TLanes.Splat(LogNear8),
                TLanes.MultiplyAddFused(r, TLanes.Splat(LogNear7), TLanes.Splat(LogNear6))));
        series = TLanes.MultiplyAddFused(
            series,
            r3,
            TLanes.MultiplyAddFused(
                r2,
                TLanes.Splat(LogNear5),
                TLanes.MultiplyAddFused(r, TLanes.Splat(LogNear4), TLanes.Splat(LogNear3))));
        TDoubles cut = TLanes.Splat(LeadFactor);
        TDoubles lead = TLanes.NegatedMultiplyAddFused(cut, r, TLanes.MultiplyAddFused(r, cut, r));
        TDoubles leadSquare = TLanes.Multiply(lead, lead);
        TDoubles minusHalf = TLanes.Splat(LogNear2);
        TDoubles high = TLanes.MultiplyAddFused(leadSquare, minusHalf, r);
        TDoubles low = TLanes.MultiplyAddFused(leadSquare, minusHalf, TLanes.Subtract(r, high));
        low = TLanes.MultiplyAddFused(
            TLanes.Multiply(minusHalf, TLanes.Subtract(r, lead)), TLanes.Add(r, lead), low);
        return TLanes.Select(near, TLanes.Add(high, TLanes.MultiplyAddFused(series, r3, low)), result);
    }

    /// <summary>The scalar logarithm, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TDoubles LogByLane<TLanes, TWords, TDoubles, TSingles>(TDoubles x)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    {
        TDoubles result = x;
        foreach (ref double lane in LanesOf<TLanes, TWords, TDoubles, TSingles>(ref result))
        {
            lane = Log(lane);
        }

        return result;
    }

    private static Span<double> LanesOf<TLanes, TWords, TDoubles, TSingles>(ref TDoubles vector)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TDoubles, double>(ref vector), TLanes.Count);
}
