using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Lanes;

namespace Initializers.Functions;

// The same functions for W values at once, on doubles; results stay unrounded doubles for the caller to narrow.
//
// Result   after rounding to single, bit-identical to the scalar form for every argument that Box-Muller can make:
//          all 2^23 uniforms and all 2^23 angles are compared in SingleFunctionsTests.
// Quadrant adding 1.5 * 2^52 leaves the rounded multiple of pi/2 in the low bits of the sum. It differs from the scalar
//          form only on exact ties, which no angle of Box-Muller hits.
// Signs    sine's sign goes onto the reduced angle, cosine's onto the result; odd quadrants swap the two.
internal static partial class SingleFunctions
{
    private const double RoundingShift = 6755399441055744.0; // 1.5 * 2^52
    private const ulong FractionMask = 0x000F_FFFF_FFFF_FFFF;

    // Exponents of log arguments are -27 to 0: the bias keeps them positive, and the magic number makes doubles of them.
    private const ulong ExponentBias = 64;
    private const ulong ExponentMagicBits = 0x4330_0000_0000_0000; // 2^52
    private const double ExponentMagic = 4503599627370496.0 + ExponentBias;

    /// <summary>The table in memory that does not move.</summary>
    internal static unsafe double* LogTablePointer =>
        (double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(LogTable));

    /// <summary>
    /// What the logarithm needs of doubles that are exact singles in [2^-60, 1], given as 2^<paramref name="scale"/> times
    /// as much.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TWords LogOffset<TLanes, TWords, TDoubles, TSingles>(TDoubles x, int scale = 0)
        where TLanes : ILanes<TWords, TDoubles, TSingles> =>
        TLanes.Add(
            TLanes.AsWords(x), TLanes.Splat(unchecked(((ExponentBias - (ulong)scale) << 52) - LogOctaveStart)));

    /// <summary>The natural logarithms of the numbers whose <see cref="LogOffset"/> is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe TDoubles Log<TLanes, TWords, TDoubles, TSingles>(ulong* offsets, double* table)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TLanes.LookUpPairs(table, offsets, out TDoubles inverse, out TDoubles logarithm);
        TWords offset = TLanes.Load(offsets);
        TDoubles exponent = TLanes.Subtract(
            TLanes.AsDoubles(TLanes.Or(TLanes.ShiftRight(offset, 52), TLanes.Splat(ExponentMagicBits))),
            TLanes.Splat(ExponentMagic));
        TDoubles z = TLanes.AsDoubles(
            TLanes.Add(TLanes.And(offset, TLanes.Splat(FractionMask)), TLanes.Splat(LogOctaveStart)));
        TDoubles r = TLanes.MultiplyAdd(z, inverse, TLanes.Splat(-1.0));
        TDoubles y0 = TLanes.MultiplyAdd(exponent, TLanes.Splat(Ln2), logarithm);
        TDoubles r2 = TLanes.Multiply(r, r);
        TDoubles y = TLanes.MultiplyAdd(TLanes.Splat(LogA1), r, TLanes.Splat(LogA2));
        y = TLanes.MultiplyAdd(TLanes.Splat(LogA0), r2, y);
        return TLanes.MultiplyAdd(y, r2, TLanes.Add(y0, r));
    }

    /// <summary>
    /// Takes the nearest multiple of pi/2 off doubles that are exact singles in [0, 2 pi). The rest has the sine's sign;
    /// the quadrant is in the low bits, under bits that do not matter.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Reduce<TLanes, TWords, TDoubles, TSingles>(
        TDoubles x, out TDoubles rest, out TWords quadrant)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TDoubles shifted = TLanes.MultiplyAdd(x, TLanes.Splat(TwoOverPi), TLanes.Splat(RoundingShift));
        quadrant = TLanes.AsWords(shifted);
        TDoubles multiple = TLanes.Subtract(shifted, TLanes.Splat(RoundingShift));
        x = TLanes.MultiplyAdd(multiple, TLanes.Splat(-HalfPi), x);
        TWords sineSign = TLanes.ShiftLeft(
            TLanes.And(TLanes.Add(quadrant, TLanes.Splat(1UL)), TLanes.Splat(2UL)), 62);
        rest = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(x), sineSign));
    }

    /// <summary>The sines and cosines of what <see cref="Reduce"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
        TDoubles x, TWords quadrant, out TDoubles sin, out TDoubles cos)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TDoubles x2 = TLanes.Multiply(x, x);
        TDoubles x3 = TLanes.Multiply(x2, x);
        TDoubles x4 = TLanes.Multiply(x2, x2);
        TDoubles s = TLanes.MultiplyAdd(
            TLanes.Multiply(x3, x2),
            TLanes.MultiplyAdd(x2, TLanes.Splat(S3), TLanes.Splat(S2)),
            TLanes.MultiplyAdd(x3, TLanes.Splat(S1), x));
        TDoubles c = TLanes.MultiplyAdd(
            TLanes.Multiply(x4, x2),
            TLanes.MultiplyAdd(x2, TLanes.Splat(C4), TLanes.Splat(C3)),
            TLanes.MultiplyAdd(x4, TLanes.Splat(C2), TLanes.MultiplyAdd(x2, TLanes.Splat(C1), TLanes.Splat(1.0))));
        TWords cosineSign = TLanes.ShiftLeft(TLanes.And(quadrant, TLanes.Splat(2UL)), 62);
        c = TLanes.AsDoubles(TLanes.Xor(TLanes.AsWords(c), cosineSign));
        sin = TLanes.SelectOdd(quadrant, s, c);
        cos = TLanes.SelectOdd(quadrant, c, s);
    }
}
