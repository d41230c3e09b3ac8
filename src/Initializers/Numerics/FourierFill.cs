using System;
using System.Runtime.CompilerServices;
using Initializers.Tensors;

namespace Initializers.Numerics;

/// <summary>What the rows of a Fourier kernel are made of, apart from the arithmetic's precision.</summary>
/// <param name="Bins">The number of frequencies, the length of a row.</param>
/// <param name="IsSine">Whether the sine is wanted, or else the cosine.</param>
/// <param name="HasWindow">Whether rows are multiplied by the window.</param>
/// <param name="Window">The window.</param>
internal readonly record struct FourierRows(long Bins, bool IsSine, bool HasWindow, WindowSamples Window);

/// <summary>
/// Writes runs of a Fourier kernel: row t, column k holds the cosine or sine of -2 pi t k / (2 (bins - 1)), times the
/// window's value at t, divided by a scale.
/// </summary>
internal static class FourierFill
{
    // Few enough elements for a block to be short work, since each costs a sine.
    private const int BlockLength = 4096;

    /// <summary>Every step in double precision.</summary>
    internal static unsafe void Doubles(
        in FourierRows rows, double scale, long start, int maxDegreeOfParallelism, Span<double> destination)
    {
        fixed (double* pointer = destination)
        {
            DoubleKernel kernel = new(rows, scale, start, pointer);
            ParallelBlocks.Run(kernel, destination.Length, BlockLength, maxDegreeOfParallelism);
        }
    }

    /// <summary>Every step rounded to single precision, and the result to the element type.</summary>
    internal static unsafe void Singles<T>(
        in FourierRows rows, float scale, long start, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        fixed (T* pointer = destination)
        {
            SingleKernel<T> kernel = new(rows, scale, start, pointer);
            ParallelBlocks.Run(kernel, destination.Length, BlockLength, maxDegreeOfParallelism);
        }
    }

    /// <summary>The cosine or sine of an angle of any size.</summary>
    internal static double Wave(double angle, bool isSine)
    {
        const double LargeFrom = 1e8;
        const double TwoPiLow = 2.4492935982947064e-16;
        if (Math.Abs(angle) >= LargeFrom)
        {
            // What is left after the first product has no bits below those of 2 pi, so it is exact.
            double turns = Math.Round(angle * (1.0 / Math.Tau));
            angle = Math.FusedMultiplyAdd(-turns, TwoPiLow, Math.FusedMultiplyAdd(-turns, Math.Tau, angle));
        }

        return isSine ? DoubleFunctions.Sin(angle) : DoubleFunctions.Cos(angle);
    }

    private readonly unsafe struct DoubleKernel(FourierRows rows, double scale, long start, double* destination)
        : IBlockKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long from, int length)
        {
            double* next = destination + from;
            double* end = next + length;
            (long row, long column) = Math.DivRem(start + from, rows.Bins);
            double fftLength = 2.0 * (rows.Bins - 1);
            for (; next < end; row++, column = 0)
            {
                double time = -2.0 * row;
                double weight = rows.HasWindow ? rows.Window[row] : 1.0;
                for (; column < rows.Bins && next < end; column++)
                {
                    double wave = Wave(time * (column / fftLength) * Math.PI, rows.IsSine);
                    *next++ = wave * weight / scale;
                }
            }
        }
    }

    private readonly unsafe struct SingleKernel<T>(FourierRows rows, float scale, long start, T* destination)
        : IBlockKernel
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(long from, int length)
        {
            T* next = destination + from;
            T* end = next + length;
            (long row, long column) = Math.DivRem(start + from, rows.Bins);
            float fftLength = 2L * (rows.Bins - 1);
            for (; next < end; row++, column = 0)
            {
                float time = -2f * row;
                float weight = rows.HasWindow ? (float)rows.Window[row] : 1f;
                for (; column < rows.Bins && next < end; column++)
                {
                    float angle = time * (column / fftLength) * MathF.PI;
                    float wave = (float)Wave(angle, rows.IsSine);
                    *next++ = Element.Convert<float, T>(wave * weight / scale);
                }
            }
        }
    }
}
