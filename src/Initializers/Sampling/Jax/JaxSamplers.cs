using System;
using Initializers.BitGenerators;

namespace Initializers.Sampling.Jax;

/// <summary>Singles of one distribution.</summary>
internal readonly unsafe struct JaxSampler<TKernel>(
    DistributionKind kind, Threefry2x32.Key key, JaxParameters parameters) : ISampler<float>
    where TKernel : struct, IJaxKernel
{
    public void Sample(long start, int length, float* destination)
    {
        if (kind == DistributionKind.Uniform)
        {
            TKernel.Uniform(key, parameters, start, length, destination);
        }
        else
        {
            TKernel.Normal(key, parameters, start, length, destination);
        }
    }
}

/// <summary>Singles widened to doubles: what a request for float64 is answered with.</summary>
internal readonly unsafe struct WideningSampler<TSampler>(TSampler singles) : ISampler<double>
    where TSampler : struct, ISampler<float>
{
    private const int ChunkLength = 1024;

    public void Sample(long start, int length, double* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            singles.Sample(start, count, chunk);
            for (int i = 0; i < count; i++)
            {
                destination[i] = chunk[i];
            }

            start += count;
            length -= count;
            destination += count;
        }
    }
}

/// <summary>
/// Half-width numbers: every step is rounded to their type, but for the inverse error function, which is computed in
/// single precision and rounded then. Halves take their fraction from the low 16 bits of a word, bfloat16 from the
/// low 8.
/// </summary>
internal readonly unsafe struct JaxNarrowSampler<TKernel, T, TRounding>(
    DistributionKind kind, Threefry2x32.Key key, JaxParameters parameters) : ISampler<T>
    where TKernel : struct, IJaxKernel
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    private const int ChunkLength = 512;

    public void Sample(long start, int length, T* destination)
    {
        uint* words = stackalloc uint[ChunkLength];
        float* values = stackalloc float[ChunkLength];
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            TKernel.Words(key, start, count, words);
            for (int i = 0; i < count; i++)
            {
                float product = TRounding.Round(Fraction(words[i]) * parameters.Width);
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

            start += count;
            length -= count;
            destination += count;
        }
    }

    private static float Fraction(uint word)
    {
        int wordBits = TRounding.SignificantBits > 8 ? 16 : 8;
        int bits = TRounding.SignificantBits - 1;
        uint steps = (word >> (wordBits - bits)) & ((1u << bits) - 1);
        return steps * (1f / (1 << bits));
    }

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
