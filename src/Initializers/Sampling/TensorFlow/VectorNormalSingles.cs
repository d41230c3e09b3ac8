using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Normal singles: four from each block, by chunks; bit-identical to the scalar step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorNormalSingles<TLanes, TWords, TDoubles, TSingles>(
    TWords* roundKeys, float scale, float offset) : ISampler<float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    private const int ChunkBlocks = SinglePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, float* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        byte* memory = stackalloc byte[(4 * ChunkBlocks * sizeof(float)) + StackMemory.Slack];
        var values = (float*)StackMemory.Align(memory);
        int batch = SinglePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;
        while (length > 0)
        {
            int skip = (int)(start & 3);
            int count = Math.Min(length, (4 * ChunkBlocks) - skip);
            int blockCount = (((skip + count + 3) / 4) + batch - 1) / batch * batch;
            TWords numbers = TLanes.Add(TLanes.Splat((ulong)start / 4), TLanes.PairOrder);
            for (int i = 0; i < blockCount; i += TLanes.Count)
            {
                TLanes.Store(numbers, blocks + i);
                numbers = TLanes.Add(numbers, TLanes.Splat((ulong)TLanes.Count));
            }

            // Whole batches go straight to the destination.
            bool isDirect = skip == 0 && 4 * blockCount == count;
            float* target = isDirect ? destination : values;
            SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(
                blocks, blockCount, roundKeys, scale, offset, target);
            if (!isDirect)
            {
                new Span<float>(values + skip, count).CopyTo(new Span<float>(destination, count));
            }

            start += count;
            length -= count;
            destination += count;
        }
    }
}
