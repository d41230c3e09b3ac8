using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.Sampling;

/// <summary>
/// What the single-precision logarithms of XLA and PyTorch share: the coefficients and the reduction of the Cephes
/// Mathematical Library (Moshier). They differ in the order of operations.
/// </summary>
internal static class CephesLogarithm
{
    // Coefficients of x^3 and up in log(1 + x), and ln 2 in two parts.
    internal const float P0 = 7.0376836292e-2f;
    internal const float P1 = -1.1514610310e-1f;
    internal const float P2 = 1.1676998740e-1f;
    internal const float P3 = -1.2420140846e-1f;
    internal const float P4 = 1.4249322787e-1f;
    internal const float P5 = -1.6668057665e-1f;
    internal const float P6 = 2.0000714765e-1f;
    internal const float P7 = -2.4999993993e-1f;
    internal const float P8 = 3.3333331174e-1f;
    internal const float Ln2Low = -2.12194440e-4f;
    internal const float Ln2High = 0.693359375f;

    private const uint SqrtHalfBits = 0x3F3504F3; // 0.70710678
    private const uint ExponentMask = 0xFF800000;

    /// <summary>x = 2^exponent * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Reduce(float x, out float exponent)
    {
        uint bits = BitConverter.SingleToUInt32Bits(x);
        uint offset = unchecked(bits - SqrtHalfBits);
        exponent = (int)offset >> 23;
        return BitConverter.UInt32BitsToSingle(unchecked(bits - (offset & ExponentMask))) - 1f;
    }

    /// <summary>The same of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TSingles Reduce<TLanes, TWords, TDoubles, TSingles>(TSingles x, out TSingles exponent)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords bits = TLanes.AsWords(x);
        TWords offset = TLanes.SubtractWords(bits, TLanes.SplatWord(SqrtHalfBits));
        exponent = TLanes.ToSingles(TLanes.ShiftWordsRightSigned(offset, 23));
        return TLanes.Subtract(
            TLanes.AsSingles(TLanes.SubtractWords(bits, TLanes.And(offset, TLanes.SplatWord(ExponentMask)))),
            TLanes.Splat(1f));
    }
}
