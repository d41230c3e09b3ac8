using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Normal doubles: a pair from each block, by chunks; bit-identical to the scalar step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorNormalDoubles<TLanes, TWords, TDoubles, TSingles>(
    TWords* roundKeys, double scale, double offset) : ISampler<double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    private const int ChunkBlocks = DoublePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, double* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        double* pairs = stackalloc double[2 * ChunkBlocks];
        int batch = DoublePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;
        while (length > 0)
        {
            int skip = (int)(start & 1);
            int count = Math.Min(length, (2 * ChunkBlocks) - skip);
            int blockCount = (((skip + count + 1) / 2) + batch - 1) / batch * batch;
            for (int i = 0; i < blockCount; i += TLanes.Count)
            {
                ulong first = ((ulong)start / 2) + (ulong)i;
                TLanes.Store(TLanes.Add(TLanes.Splat(first), TLanes.ZipOrder), blocks + i);
            }

            DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, blockCount, roundKeys, pairs);
            DoublePairs<TLanes, TWords, TDoubles, TSingles>.Scale(pairs, 2 * blockCount, scale, offset);
            new Span<double>(pairs + skip, count).CopyTo(new Span<double>(destination, count));
            start += count;
            length -= count;
            destination += count;
        }
    }
}
