using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Functions;

namespace Initializers.Fourier;

/// <summary>What the rows of a Fourier kernel are made of, apart from the arithmetic.</summary>
/// <param name="Bins">The number of frequencies, the length of a row.</param>
/// <param name="IsSine">Whether the sine is wanted, or else the cosine.</param>
/// <param name="Window">What rows are multiplied by.</param>
internal readonly record struct FourierRows(long Bins, bool IsSine, WindowSamples Window);

/// <summary>
/// Writes runs of a Fourier kernel: row t, column k holds the cosine or sine of -2 pi t k / (2 (bins - 1)), times the
/// window's value at t, divided by a scale.
/// </summary>
internal static class FourierFill
{
    // Few enough elements for a block to be short work, since each costs a sine.
    private const int BlockLength = 4096;

    /// <summary>Every step in one number type, its result rounded to the element type.</summary>
    internal static unsafe void Fill<TReal, T>(
        in FourierRows rows, TReal scale, StepRules rules, long start, int maxDegreeOfParallelism, Span<T> destination)
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where T : unmanaged
    {
        fixed (T* pointer = destination)
        {
            TReal scalar = TReal.CreateTruncating(2L * (rows.Bins - 1));
            TReal fftLength = rules.KeepsScalars ? scalar : Steps<TReal, T>.Round(scalar);
            Kernel<TReal, T> kernel = new(rows, rules, new(fftLength, rules), new(scale, rules), start, pointer);
            ParallelBlocks.Run(kernel, destination.Length, BlockLength, maxDegreeOfParallelism);
        }
    }

    /// <summary>The cosine or sine of an angle of any size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Wave(double angle, bool isSine)
    {
        const double LargeFrom = 1e8;
        double reduced = Math.Abs(angle) >= LargeFrom ? WithoutTurns(angle) : angle;
        return isSine ? DoubleFunctions.Sin(reduced) : DoubleFunctions.Cos(reduced);
    }

    private static double WithoutTurns(double angle)
    {
        // What is left after the first product has no bits below those of 2 pi, so it is exact.
        const double TwoPiLow = 2.4492935982947064e-16;
        double turns = Math.Round(angle * (1.0 / Math.Tau));
        return Math.FusedMultiplyAdd(-turns, TwoPiLow, Math.FusedMultiplyAdd(-turns, Math.Tau, angle));
    }

    private readonly unsafe struct Kernel<TReal, T>(
        FourierRows rows,
        StepRules rules,
        Divisor<TReal, T> fftLength,
        Divisor<TReal, T> scale,
        long start,
        T* destination)
        : IBlockKernel
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long from, int length)
        {
            T* next = destination + from;
            T* end = next + length;
            (long row, long column) = Math.DivRem(start + from, rows.Bins);
            TReal pi = Round(TReal.Pi);
            for (; next < end; row++, column = 0)
            {
                TReal time = Round(TReal.CreateTruncating(-2) * Round(TReal.CreateTruncating(row)));
                TReal weight = Steps<TReal, T>.FromDouble(rows.Window[row], rules);
                for (; column < rows.Bins && next < end; column++)
                {
                    TReal frequency = fftLength.Divide(Round(TReal.CreateTruncating(column)));
                    double angle = double.CreateTruncating(Round(Round(time * frequency) * pi));
                    TReal wave = Round(TReal.CreateTruncating(Wave(angle, rows.IsSine)));
                    *next++ = Steps<TReal, T>.ToElement(scale.Divide(Round(wave * weight)));
                }
            }
        }

        private static TReal Round(TReal value) => Steps<TReal, T>.Round(value);
    }

    /// <summary>A number to divide by, or its reciprocal to multiply with.</summary>
    private readonly struct Divisor<TReal, T>(TReal value, StepRules rules)
        where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
        where T : unmanaged
    {
        private readonly bool _isReciprocal = rules.DividesByProduct;
        private readonly TReal _value =
            rules.DividesByProduct ? Steps<TReal, T>.Round(TReal.One / value) : value;

        internal TReal Divide(TReal dividend) =>
            Steps<TReal, T>.Round(_isReciprocal ? dividend * _value : dividend / _value);
    }
}
