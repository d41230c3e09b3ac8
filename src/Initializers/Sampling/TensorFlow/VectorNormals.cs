using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Box-Muller in one precision for a chunk of Philox blocks.</summary>
internal unsafe interface IPairs<TWords, T>
    where T : unmanaged
{
    /// <summary>The most blocks of a chunk; their number is a multiple of two vectors of words.</summary>
    static abstract int Chunk { get; }

    /// <summary>The values of a block.</summary>
    static abstract int GroupLength { get; }

    /// <summary>The order of block numbers in a vector that leaves the values in the blocks' natural order.</summary>
    static abstract TWords Order { get; }

    /// <summary>Writes the unit values of the blocks: sine's part before cosine's in each pair.</summary>
    static abstract void Units(ulong* blocks, int count, ulong* roundKeys, T* destination);

    /// <summary>Writes them times scale plus offset.</summary>
    static abstract void Write(ulong* blocks, int count, ulong* roundKeys, T scale, T offset, T* destination);

    /// <summary>value * scale + offset in place; so many values fill whole vectors.</summary>
    static abstract void Scale(T* values, int count, T scale, T offset);
}

/// <summary>Normal values of one precision, by chunks of blocks; bit-identical to the scalar step.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorNormals<TLanes, TWords, TDoubles, TSingles, TPairs, T>(
    ulong* roundKeys, T scale, T offset) : IStep<T>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TPairs : struct, IPairs<TWords, T>
    where T : unmanaged
{
    public static int GroupLength => TPairs.GroupLength;

    public static int Length => GroupLength * BatchBlocks;

    private static int BatchBlocks => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        ulong* blocks = stackalloc ulong[TPairs.Chunk];
        TWords numbers = TLanes.Add(TLanes.Splat((ulong)(first / GroupLength)), TPairs.Order);
        for (long left = steps * BatchBlocks; left > 0; left -= TPairs.Chunk)
        {
            int count = (int)Math.Min(left, TPairs.Chunk);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(numbers, blocks + i);
                numbers = TLanes.Add(numbers, TLanes.Splat((ulong)TLanes.Count));
            }

            TPairs.Write(blocks, count, roundKeys, scale, offset, destination);
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        ulong* blocks = stackalloc ulong[TPairs.Chunk];
        for (int left = steps * BatchBlocks; left > 0; left -= TPairs.Chunk)
        {
            int count = Math.Min(left, TPairs.Chunk);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TLanes.Permute(TLanes.Load(groups + i), TPairs.Order), blocks + i);
            }

            TPairs.Write(blocks, count, roundKeys, scale, offset, destination);
            groups += count;
            destination += GroupLength * count;
        }
    }
}
