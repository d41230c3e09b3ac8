// Method: sine and cosine of IBM's Accurate Mathematical Library in the form that glibc uses today; independent
// implementation. The order of operations, and which products are fused with the sum after them, follow what glibc 2.36
// does on x86-64 with FMA, so that the results have the same bits as there.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Initializers.Functions;

internal static partial class DoubleFunctions
{
    // Below the first bound angles go to the table as they are, below the second as their distance from pi / 2, below
    // the third after a reduction modulo pi / 2. Beyond, four doubles of pi / 2 would not do.
    private const double DirectTo = 0.85546875;
    private const double ComplementTo = 2.4262638092041016;
    private const double ReducedTo = 105414336.0;

    // 1.5 * 2^45: adding it rounds to a multiple of 1/128, whose number then stands in the low bits of the sum.
    private const double RoundToRow = 52776558133248.0;

    /// <summary>The sine of an angle in radians, of size below 105414336.</summary>
    internal static double Sin(double x)
    {
        double size = Math.Abs(x);
        if (size < DirectTo)
        {
            return SinNearZero(x, 0.0);
        }

        if (size < ComplementTo)
        {
            return Math.CopySign(CosNearZero(HalfPiHigh - size, HalfPiLow), x);
        }

        if (!IsReducible(size))
        {
            return NotReducible(x);
        }

        int quadrant = Reduce(x, out double angle, out double tail);
        double value = (quadrant & 1) == 0 ? SinNearZero(angle, tail) : CosNearZero(angle, tail);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>The cosine of an angle in radians, of size below 105414336.</summary>
    internal static double Cos(double x)
    {
        double size = Math.Abs(x);
        if (size < DirectTo)
        {
            return CosNearZero(x, 0.0);
        }

        if (size < ComplementTo)
        {
            return CosByComplement(HalfPiHigh - size);
        }

        if (!IsReducible(size))
        {
            return NotReducible(x);
        }

        int quadrant = Reduce(x, out double angle, out double tail);
        double value = (quadrant & 1) == 0 ? CosNearZero(angle, tail) : SinNearZero(angle, tail);
        return ((quadrant + 1) & 2) == 0 ? value : -value;
    }

    /// <summary>Both <see cref="Sin"/> and <see cref="Cos"/> of one angle, with the work in common done once.</summary>
    internal static void SinCos(double x, out double sin, out double cos)
    {
        double size = Math.Abs(x);
        if (size < DirectTo)
        {
            sin = SinNearZero(x, 0.0);
            cos = CosNearZero(x, 0.0);
            return;
        }

        if (size < ComplementTo)
        {
            double complement = HalfPiHigh - size;
            sin = Math.CopySign(CosNearZero(complement, HalfPiLow), x);
            cos = CosByComplement(complement);
            return;
        }

        if (!IsReducible(size))
        {
            sin = NotReducible(x);
            cos = sin;
            return;
        }

        int quadrant = Reduce(x, out double angle, out double tail);
        double even = SinNearZero(angle, tail);
        double odd = CosNearZero(angle, tail);
        if ((quadrant & 1) != 0)
        {
            (even, odd) = (odd, even);
        }

        sin = (quadrant & 2) == 0 ? even : -even;
        cos = ((quadrant + 1) & 2) == 0 ? odd : -odd;
    }

    private static bool IsReducible(double size) => size < ReducedTo;

    /// <summary>NaN for an angle that has no sine; an exception for one that is merely too large for here.</summary>
    private static double NotReducible(double x)
    {
        if (double.IsFinite(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The angle is too large.");
        }

        return double.IsNaN(x) ? x + x : double.NaN;
    }

    /// <summary>The cosine as the sine of pi / 2 - |x|, given that difference from the rounded pi / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosByComplement(double complement)
    {
        double angle = complement + HalfPiLow;
        return SinNearZero(angle, complement - angle + HalfPiLow);
    }

    /// <summary>
    /// Takes the nearest multiple of pi / 2 off <paramref name="x"/>; what is left is the sum of two doubles. Returns
    /// that multiple's number, of which the last two bits count.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Reduce(double x, out double angle, out double tail)
    {
        double shifted = Math.FusedMultiplyAdd(x, TwoOverPi, RoundToInteger);
        double multiple = -(shifted - RoundToInteger);

        // The first two parts of pi / 2 come off without error; from the next two on what rounding loses is collected.
        double rest = Math.FusedMultiplyAdd(multiple, HalfPi1, x);
        rest = Math.FusedMultiplyAdd(multiple, HalfPi2, rest);
        double next = Math.FusedMultiplyAdd(multiple, HalfPi3, rest);
        double lost = Math.FusedMultiplyAdd(multiple, HalfPi3, rest - next);
        angle = Math.FusedMultiplyAdd(multiple, HalfPi4, next);
        tail = lost + Math.FusedMultiplyAdd(multiple, HalfPi4, next - angle);
        return (int)BitConverter.DoubleToInt64Bits(shifted);
    }

    /// <summary>The sine of <paramref name="angle"/> + <paramref name="tail"/>, for |angle| below 0.856.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SinNearZero(double angle, double tail)
    {
        double size = Math.Abs(angle);
        double small = angle < 0.0 ? -tail : tail;
        if (size < TableFrom)
        {
            double square = size * size;
            double factor = Math.FusedMultiplyAdd(square, SmallSin11, SmallSin9);
            factor = Math.FusedMultiplyAdd(square, factor, SmallSin7);
            factor = Math.FusedMultiplyAdd(square, factor, SmallSin5);
            factor = Math.FusedMultiplyAdd(square, factor, SmallSin3);
            factor = Math.FusedMultiplyAdd(factor, size, -0.5 * small);
            return Math.CopySign(size + Math.FusedMultiplyAdd(square, factor, small), angle);
        }

        // sin(c + r) = sin c + (sin r cos c - (1 - cos r) sin c), sin c and cos c each from the table as two doubles.
        ref double entry = ref NearestRow(size, out double rest);
        double r2 = rest * rest;
        double sinRest = rest
            + Math.FusedMultiplyAdd(rest * r2, Math.FusedMultiplyAdd(r2, RestSin5, RestSin3), small);
        double fall = Math.FusedMultiplyAdd(rest, small, VersineOf(r2));
        double sinRow = entry;
        double correction = Math.FusedMultiplyAdd(sinRest, Unsafe.Add(ref entry, 3), Unsafe.Add(ref entry, 1));
        correction = Math.FusedMultiplyAdd(-fall, sinRow, correction);
        correction = Math.FusedMultiplyAdd(sinRest, Unsafe.Add(ref entry, 2), correction);
        return Math.CopySign(sinRow + correction, angle);
    }

    /// <summary>The cosine of <paramref name="angle"/> + <paramref name="tail"/>, for |angle| below 0.856.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosNearZero(double angle, double tail)
    {
        double size = Math.Abs(angle);
        double small = angle < 0.0 ? -tail : tail;

        // cos(c + r) = cos c - (sin r sin c + (1 - cos r) cos c).
        ref double entry = ref NearestRow(size, out double rest);
        rest += small;
        double r2 = rest * rest;
        double sinRest = Math.FusedMultiplyAdd(rest * r2, Math.FusedMultiplyAdd(r2, RestSin5, RestSin3), rest);
        double cosRow = Unsafe.Add(ref entry, 2);
        double correction = Math.FusedMultiplyAdd(-sinRest, Unsafe.Add(ref entry, 1), Unsafe.Add(ref entry, 3));
        correction = Math.FusedMultiplyAdd(-VersineOf(r2), cosRow, correction);
        correction = Math.FusedMultiplyAdd(-sinRest, entry, correction);
        return cosRow + correction;
    }

    /// <summary>1 - cos r for |r| below 1/256, of the square of r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double VersineOf(double square) =>
        square * Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(square, RestCos6, RestCos4), 0.5);

    /// <summary>The table's row nearest to an angle, and the angle's distance from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double NearestRow(double size, out double rest)
    {
        double shifted = size + RoundToRow;
        rest = size - (shifted - RoundToRow);
        int row = (int)BitConverter.DoubleToInt64Bits(shifted);
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(SinCosTable), 4 * row);
    }
}
