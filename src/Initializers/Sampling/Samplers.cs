using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <summary>Steps as a sampler.</summary>
internal readonly unsafe struct StepSampler<TStep, T>(TStep step) : ISampler<T>
    where TStep : struct, IStep<T>
    where T : unmanaged
{
    private readonly TStep _step = step;

    public void Sample(long start, int length, T* destination) =>
        StepFill.Fill(in _step, start, length, destination);
}

/// <summary>A sampler of half-width numbers: unit values as singles, then scale and offset rounded to the type.</summary>
[SkipLocalsInit]
internal readonly unsafe struct NarrowSampler<TSampler, T>(TSampler units, T scale, T offset) : ISampler<T>
    where TSampler : struct, ISampler<float>
    where T : unmanaged
{
    private const int ChunkLength = 1024;

    private readonly float _scale = (float)Element.ToDouble(scale);
    private readonly float _offset = (float)Element.ToDouble(offset);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, T* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            units.Sample(start, count, chunk);
            NarrowAffine.Apply(chunk, _scale, _offset, count, destination);
            start += count;
            length -= count;
            destination += count;
        }
    }
}

/// <summary>A sampler as the work of <see cref="ParallelBlocks"/>.</summary>
internal readonly unsafe struct SamplerKernel<TSampler, T>(TSampler sampler, long start, T* destination)
    : IBlockKernel
    where TSampler : struct, ISampler<T>
    where T : unmanaged
{
    public void Run(long from, int length) => sampler.Sample(start + from, length, destination + from);

    /// <summary>Fills a span: at once if it is small, else by blocks.</summary>
    internal static void Fill(TSampler sampler, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        // A block is a multiple of every step, so that only the ends of the run go through a buffer.
        const int blockLength = 32 * 1024;
        fixed (T* pointer = destination)
        {
            if (destination.Length < 2 * blockLength || maxDegreeOfParallelism == 1)
            {
                sampler.Sample(start, destination.Length, pointer);
                return;
            }

            SamplerKernel<TSampler, T> kernel = new(sampler, start, pointer);
            ParallelBlocks.Run(kernel, destination.Length, blockLength, maxDegreeOfParallelism);
        }
    }
}
