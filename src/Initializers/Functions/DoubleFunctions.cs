// Methods: Log, Exp and PowerOf2 are the table-driven functions of Arm Optimized Routines (MIT), Log1P is the series of
// the Sun library fdlibm; all are independent implementations. The order of operations, and which products are fused with
// the sum after them, follow what glibc 2.36 does on x86-64 with FMA, so that the results have the same bits as there.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Initializers.Functions;

/// <summary>
/// Elementary functions in double whose result is fixed to the last bit on every machine, which the functions of
/// <see cref="Math"/>, taken from the machine's C library, are not.
/// </summary>
/// <remarks>
/// Only operations with an exactly defined result are used: the four basic ones, the fused multiply-add (done in
/// software, with the same bits, where the processor lacks it) and integer arithmetic on the bits.
/// </remarks>
internal static partial class DoubleFunctions
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1023;
    private const ulong FractionMask = (1UL << FractionBits) - 1;
    private const ulong OneBits = 0x3FF0_0000_0000_0000;
    private const ulong InfinityBits = 0x7FF0_0000_0000_0000;
    private const ulong SmallestNormalBits = 1UL << FractionBits;

    private const double TwoTo52 = 4503599627370496.0;
    private const ulong TwoTo52Bits = 0x4330_0000_0000_0000;

    // 1.5 * 2^52: adding it rounds a modest number to an integer, which then stands in the low bits of the sum.
    private const double RoundToInteger = 6755399441055744.0;

    // Where the logarithm leaves its table, because the table's sum would cancel.
    private const double LogNearFrom = 0.9375;
    private const double LogNearTo = 1.064697265625;
    private const ulong LogNearFromBits = 0x3FEE_0000_0000_0000;

    // Multiplying a double by this plus 1, and taking the product with this off again, leaves its leading bits.
    private const double LeadFactor = 134217728.0;

    // The table's binades start here instead of at a power of two: near 1 the exponent is then 0 on both sides of 1.
    private const ulong LogBinadeStart = 0x3FE6_0000_0000_0000;

    // The seven bits that index a table of 128 rows stand just below the exponent.
    private const int TableShift = FractionBits - 7;

    // Log1P: between these no power of two has to be taken out of 1 + x (about 1/sqrt(2) - 1 and sqrt(2) - 1).
    private const double Log1PDirectFrom = -0.2928934097290039;
    private const double Log1PDirectTo = 0.4142136573791504;

    /// <summary>The natural logarithm.</summary>
    internal static double Log(double x)
    {
        if (x >= LogNearFrom && x < LogNearTo)
        {
            return LogNearOne(x - 1.0);
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        if (bits - SmallestNormalBits >= InfinityBits - SmallestNormalBits)
        {
            if (x == 0.0)
            {
                return double.NegativeInfinity;
            }

            if (!(x > 0.0) || bits == InfinityBits)
            {
                return x < 0.0 ? double.NaN : x + x;
            }

            // Subnormal: make it normal, and take the scale back out of the exponent.
            bits = BitConverter.DoubleToUInt64Bits(x * TwoTo52) - ((ulong)FractionBits << FractionBits);
        }

        // x = 2^exponent * z with z in the table's binade, and 1/z close to the table's value.
        ulong offset = bits - LogBinadeStart;
        long exponent = (long)offset >> FractionBits;
        int row = (int)(offset >> TableShift) & (LogRows - 1);
        double z = BitConverter.UInt64BitsToDouble(bits - (offset & ~FractionMask));
        ref double entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(LogTable), 2 * row);
        double r = Math.FusedMultiplyAdd(z, entry, -1.0);

        // log x = exponent * ln 2 - log(1/c) + log(1 + r): the large terms as a sum of two doubles, then the series.
        double power = exponent;
        double head = Math.FusedMultiplyAdd(power, Ln2High, Unsafe.Add(ref entry, 1));
        double high = head + r;
        double low = Math.FusedMultiplyAdd(power, Ln2Low, head - high + r);
        double r2 = r * r;
        double series = Math.FusedMultiplyAdd(
            Math.FusedMultiplyAdd(r, LogFar6, LogFar5), r2, Math.FusedMultiplyAdd(r, LogFar4, LogFar3));
        return Math.FusedMultiplyAdd(r * r2, series, Math.FusedMultiplyAdd(r2, LogFar2, low)) + high;
    }

    /// <summary>The logarithm of 1 + <paramref name="x"/>, also where 1 + x would lose the digits of x.</summary>
    internal static double Log1P(double x)
    {
        double size = Math.Abs(x);
        if (!(x > -1.0) || x == double.PositiveInfinity)
        {
            return x == -1.0 ? double.NegativeInfinity : x < 0.0 ? double.NaN : x + x;
        }

        if (size < 1.0 / (1 << 29))
        {
            // The next term, x^3 / 3, is below the last bit; below 2^-54 so is this one.
            return size < 1.0 / (1L << 54) ? x : Math.FusedMultiplyAdd(x * x, -0.5, x);
        }

        if (x > Log1PDirectFrom && x < Log1PDirectTo)
        {
            double half = 0.5 * x * x;
            return x - (half - Log1PSeries(x, half));
        }

        // 1 + x = 2^exponent * (1 + f) with 1 + f between about 1/sqrt(2) and sqrt(2); missing is what rounding the
        // sum 1 + x lost, relative to the sum. From 2^53 on, adding 1 changes nothing that matters.
        double sum = x;
        double missing = 0.0;
        if (x < 9007199254740992.0)
        {
            sum = 1.0 + x;
            missing = (sum >= 2.0 ? 1.0 - (sum - x) : x - (sum - 1.0)) / sum;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(sum);
        int exponent = (int)(bits >> FractionBits) - ExponentBias;
        ulong fraction = bits & FractionMask;
        bool upper = fraction >= 0x6_A09E_0000_0000;
        exponent += upper ? 1 : 0;
        double f = BitConverter.UInt64BitsToDouble(fraction | (upper ? OneBits - SmallestNormalBits : OneBits)) - 1.0;
        double power = exponent;
        double halfSquare = 0.5 * f * f;
        bool tiny = upper ? fraction >= 0xF_FFFD_0000_0000 : fraction < 1UL << 32;
        if (tiny)
        {
            if (f == 0.0)
            {
                return exponent == 0
                    ? 0.0
                    : Math.FusedMultiplyAdd(
                        power, Log1PLn2High, Math.FusedMultiplyAdd(power, Log1PLn2Low, missing));
            }

            // For |f| < 2^-20 two terms do.
            double rest = Math.FusedMultiplyAdd(-f, 2.0 / 3.0, 1.0) * halfSquare;
            return exponent == 0
                ? f - rest
                : Math.FusedMultiplyAdd(
                    power, Log1PLn2High, -(rest - Math.FusedMultiplyAdd(power, Log1PLn2Low, missing) - f));
        }

        double series = Log1PSeries(f, halfSquare);
        return exponent == 0
            ? f - (halfSquare - series)
            : Math.FusedMultiplyAdd(
                power,
                Log1PLn2High,
                -(halfSquare - (Math.FusedMultiplyAdd(power, Log1PLn2Low, missing) + series) - f));
    }

    /// <summary>The exponential function.</summary>
    internal static double Exp(double x)
    {
        double size = Math.Abs(x);
        if (!(size < 1024.0))
        {
            return x > 0.0 ? double.PositiveInfinity : x < 0.0 ? 0.0 : x + 1.0;
        }

        if (size < 1.0 / (1L << 54))
        {
            return 1.0 + x;
        }

        return Exp(x, 0.0);
    }

    /// <summary>The exponential function of a sum whose second part is far below the first; between -1024 and 1024.</summary>
    private static double Exp(double x, double low)
    {
        // x = k * ln 2 / 128 + r; the step is subtracted in two parts so that r is good to more than double.
        double shifted = Math.FusedMultiplyAdd(x, ExpScale, RoundToInteger);
        ulong k = BitConverter.DoubleToUInt64Bits(shifted);
        double steps = shifted - RoundToInteger;
        double r = Math.FusedMultiplyAdd(steps, ExpStepLow, Math.FusedMultiplyAdd(steps, ExpStepHigh, x)) + low;

        // The table's second word lacks k's low bits at the exponent; adding all of k there sets the power of two.
        ref ulong entry = ref Unsafe.Add(
            ref MemoryMarshal.GetReference(ExpTable), 2 * ((int)k & (ExpRows - 1)));
        double tail = BitConverter.UInt64BitsToDouble(entry);
        ulong scaleBits = Unsafe.Add(ref entry, 1) + (k << TableShift);
        double r2 = r * r;
        double growth = Math.FusedMultiplyAdd(
            r2 * r2,
            Math.FusedMultiplyAdd(r, Exp5, Exp4),
            Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(r, Exp3, Exp2), r2, r + tail));
        if (Math.Abs(x) >= 512.0)
        {
            return ExpNearLimits((k & 0x8000_0000) == 0, scaleBits, growth);
        }

        double scale = BitConverter.UInt64BitsToDouble(scaleBits);
        return Math.FusedMultiplyAdd(scale, growth, scale);
    }

    /// <summary>The logarithm of 1 + <paramref name="r"/> by a polynomial, for -1/16 &lt;= r &lt; 0.0647.</summary>
    private static double LogNearOne(double r)
    {
        double r2 = r * r;
        double r3 = r * r2;
        double series = Math.FusedMultiplyAdd(
            r3, LogNear12, Math.FusedMultiplyAdd(r2, LogNear11, Math.FusedMultiplyAdd(r, LogNear10, LogNear9)));
        series = Math.FusedMultiplyAdd(
            series, r3, Math.FusedMultiplyAdd(r2, LogNear8, Math.FusedMultiplyAdd(r, LogNear7, LogNear6)));
        series = Math.FusedMultiplyAdd(
            series, r3, Math.FusedMultiplyAdd(r2, LogNear5, Math.FusedMultiplyAdd(r, LogNear4, LogNear3)));

        // r - r^2 / 2 as a sum of two doubles: r is cut to its leading bits, whose square is exact.
        double lead = Math.FusedMultiplyAdd(-LeadFactor, r, Math.FusedMultiplyAdd(r, LeadFactor, r));
        double leadSquare = lead * lead;
        double high = Math.FusedMultiplyAdd(leadSquare, LogNear2, r);
        double low = Math.FusedMultiplyAdd(leadSquare, LogNear2, r - high);
        low = Math.FusedMultiplyAdd(LogNear2 * (r - lead), r + lead, low);
        return high + Math.FusedMultiplyAdd(series, r3, low);
    }

    /// <summary>What log(1 + f) has beyond f - f^2 / 2, plus f^2 / 2, in powers of s = f / (2 + f), times s.</summary>
    private static double Log1PSeries(double f, double halfSquare)
    {
        double s = f / (2.0 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double s8 = s4 * s4;
        double series = Math.FusedMultiplyAdd(s2, Log1P2, s4 * Math.FusedMultiplyAdd(s2, Log1P6, Log1P4));
        series = Math.FusedMultiplyAdd(s8, Math.FusedMultiplyAdd(s2, Log1P10, Log1P8), series);
        series = Math.FusedMultiplyAdd(s4 * s8, Math.FusedMultiplyAdd(s2, Log1P14, Log1P12), series);
        return (series + halfSquare) * s;
    }

    /// <summary>
    /// The last step of <see cref="Exp(double)"/> where the power of two alone may leave the range of double: it is moved
    /// towards 1 first, and back by an exact multiplication at the end.
    /// </summary>
    private static double ExpNearLimits(bool large, ulong scaleBits, double growth)
    {
        const int LargeShift = 1009;
        const int SmallShift = 1022;
        if (large)
        {
            double reduced = BitConverter.UInt64BitsToDouble(scaleBits - ((ulong)LargeShift << FractionBits));
            return Math.FusedMultiplyAdd(reduced, growth, reduced)
                * BitConverter.UInt64BitsToDouble((ulong)(LargeShift + ExponentBias) << FractionBits);
        }

        double scale = BitConverter.UInt64BitsToDouble(scaleBits + ((ulong)SmallShift << FractionBits));
        double change = scale * growth;
        double value = scale + change;
        if (value < 1.0)
        {
            // The result will be subnormal: round here to as many bits as it will have, not twice.
            double lost = scale - value + change;
            double high = 1.0 + value;
            lost = 1.0 - high + value + lost;
            value = high + lost - 1.0;
        }

        return value * BitConverter.UInt64BitsToDouble(SmallestNormalBits);
    }
}
