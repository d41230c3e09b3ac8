using System;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Normal singles: four from each block, by chunks; bit-identical to the scalar step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorNormalSingles<TLanes, TWords, TDoubles, TSingles>(
    ulong* roundKeys, float scale, float offset) : IStep<float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const int ChunkBlocks = SinglePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    public static int GroupLength => 4;

    public static int Length => GroupLength * BatchBlocks;

    private static int BatchBlocks => SinglePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        TWords numbers = TLanes.Add(TLanes.Splat((ulong)first / 4), TLanes.PairOrder);
        for (long left = steps * BatchBlocks; left > 0; left -= ChunkBlocks)
        {
            int count = (int)Math.Min(left, ChunkBlocks);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(numbers, blocks + i);
                numbers = TLanes.Add(numbers, TLanes.Splat((ulong)TLanes.Count));
            }

            SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, count, roundKeys, scale, offset, destination);
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, float* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        for (int left = steps * BatchBlocks; left > 0; left -= ChunkBlocks)
        {
            int count = Math.Min(left, ChunkBlocks);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TLanes.Permute(TLanes.Load(groups + i), TLanes.PairOrder), blocks + i);
            }

            SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, count, roundKeys, scale, offset, destination);
            groups += count;
            destination += GroupLength * count;
        }
    }
}

/// <summary>Normal doubles: a pair from each block, by chunks; bit-identical to the scalar step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorNormalDoubles<TLanes, TWords, TDoubles, TSingles>(
    ulong* roundKeys, double scale, double offset) : IStep<double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const int ChunkBlocks = DoublePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    public static int GroupLength => 2;

    public static int Length => GroupLength * BatchBlocks;

    private static int BatchBlocks => DoublePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        TWords numbers = TLanes.Add(TLanes.Splat((ulong)first / 2), TLanes.ZipOrder);
        for (long left = steps * BatchBlocks; left > 0; left -= ChunkBlocks)
        {
            int count = (int)Math.Min(left, ChunkBlocks);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(numbers, blocks + i);
                numbers = TLanes.Add(numbers, TLanes.Splat((ulong)TLanes.Count));
            }

            Pairs(blocks, count, destination);
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, double* destination)
    {
        ulong* blocks = stackalloc ulong[ChunkBlocks];
        for (int left = steps * BatchBlocks; left > 0; left -= ChunkBlocks)
        {
            int count = Math.Min(left, ChunkBlocks);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TLanes.Permute(TLanes.Load(groups + i), TLanes.ZipOrder), blocks + i);
            }

            Pairs(blocks, count, destination);
            groups += count;
            destination += GroupLength * count;
        }
    }

    private void Pairs(ulong* blocks, int count, double* destination)
    {
        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, count, roundKeys, destination);
        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Scale(destination, GroupLength * count, scale, offset);
    }
}
