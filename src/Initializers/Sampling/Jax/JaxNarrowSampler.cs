using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.Jax;

/// <summary>
/// Half-width numbers: every step is rounded to their type, but for the inverse error function, which is computed in
/// single precision and rounded then. Halves take their fraction from the low 16 bits of a word, bfloat16 from the
/// low 8.
/// </summary>
/// <remarks>
/// A fraction has 10 or 7 bits, so a draw has 1024 or 128 different values: a large one looks them up in a table that is
/// made once per fill, by this same sampler's steps.
/// </remarks>
[SkipLocalsInit]
internal readonly unsafe struct JaxNarrowSampler<TKernel, T, TRounding>(
    DistributionKind kind, Threefry2x32.Key key, JaxParameters parameters, T* table) : ISampler<T>
    where TKernel : struct, IJaxKernel
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    private const int ChunkLength = 512;

    /// <summary>The number of different values.</summary>
    internal static int TableLength => 1 << (TRounding.SignificantBits - 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, T* destination)
    {
        uint* words = stackalloc uint[ChunkLength];
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            TKernel.Words(key, start, count, words);
            if (table is null)
            {
                Complete(words, count, destination);
            }
            else
            {
                for (int i = 0; i < count; i++)
                {
                    destination[i] = table[Steps(words[i])];
                }
            }

            start += count;
            length -= count;
            destination += count;
        }
    }

    /// <summary>Writes the value of every fraction, in order.</summary>
    internal void WriteTable(T* destination)
    {
        uint* words = stackalloc uint[ChunkLength];
        for (int first = 0; first < TableLength; first += ChunkLength)
        {
            int count = Math.Min(ChunkLength, TableLength - first);
            for (int i = 0; i < count; i++)
            {
                words[i] = (uint)(first + i) << DroppedBits;
            }

            Complete(words, count, destination + first);
        }
    }

    private static int DroppedBits => (TRounding.SignificantBits > 8 ? 16 : 8) - (TRounding.SignificantBits - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Steps(uint word) => (int)(word >> DroppedBits) & (TableLength - 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Complete(uint* words, int count, T* destination)
    {
        float* values = stackalloc float[ChunkLength];
        for (int i = 0; i < count; i++)
        {
            float product = TRounding.Round(Steps(words[i]) * (1f / TableLength) * parameters.Width);
            float value = TRounding.Round(product + parameters.Low);
            values[i] = parameters.Low > value ? parameters.Low : value;
        }

        if (kind != DistributionKind.Uniform)
        {
            Normal(values, count);
        }

        for (int i = 0; i < count; i++)
        {
            destination[i] = TRounding.Narrow(values[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normal(float* values, int count)
    {
        float sqrtTwo = TRounding.Round(JaxParameters.SqrtTwo);
        TKernel.ErfInv(values, count);
        for (int i = 0; i < count; i++)
        {
            float z = TRounding.Round(sqrtTwo * TRounding.Round(values[i]));
            z = Math.Clamp(z, -parameters.Limit, parameters.Limit);
            values[i] = TRounding.Round(z * parameters.Scale) + parameters.Offset;
        }
    }
}
