using System;
using System.Runtime.CompilerServices;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
