using System;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal singles by chunks of groups.
//
// Pass 1   every group's first block: four candidates each, stored as they are. A group with a candidate at or beyond
//          the limit (17 % of them) goes onto a list, without a branch.
// Pass 2   the listed groups' second blocks; the first four good ones of the eight candidates stay. A group that still
//          lacks values (one in 100,000) is finished by the scalar definition.
// Pass 3   scale and offset, over values that are still in the first-level cache.
// Result   bit-identical to ScalarTruncatedSingles at every width.
[SkipLocalsInit]
internal readonly unsafe struct VectorTruncatedSingles<TLanes, TWords, TDoubles, TSingles>(
    PhiloxState state, ulong* roundKeys, float scale, float offset) : IStep<float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const int ChunkGroups = SinglePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    public static int GroupLength => TruncatedGroup.Length;

    public static int Length => GroupLength * BatchGroups;

    private static int BatchGroups => SinglePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, float* destination)
    {
        ulong* groups = stackalloc ulong[ChunkGroups];
        ulong next = (ulong)(first / GroupLength);
        for (long left = steps * BatchGroups; left > 0; left -= ChunkGroups)
        {
            int count = (int)Math.Min(left, ChunkGroups);
            for (int i = 0; i < count; i++)
            {
                groups[i] = next++;
            }

            Chunk(groups, count, destination);
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, float* destination)
    {
        for (int left = steps * BatchGroups; left > 0; left -= ChunkGroups)
        {
            int count = Math.Min(left, ChunkGroups);
            Chunk(groups, count, destination);
            groups += count;
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Chunk(ulong* groups, int count, float* values)
    {
        ulong* blocks = stackalloc ulong[ChunkGroups];
        int* listed = stackalloc int[ChunkGroups + 1];
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TWords numbers = TLanes.Permute(TLanes.Load(groups + i), TLanes.PairOrder);
            TLanes.Store(TLanes.ShiftLeft(numbers, TruncatedGroup.BlockStrideBits), blocks + i);
        }

        SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, count, roundKeys, 1, 0, values);
        int incomplete = List(values, count, listed);
        if (incomplete > 0)
        {
            SecondBlocks(groups, listed, incomplete, blocks, values);
        }

        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < GroupLength * count; i += 2 * TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Multiply(TLanes.Load(values + i), scales), offsets), values + i);
        }
    }

    private static int RoundUp(int groups) => (groups + BatchGroups - 1) / BatchGroups * BatchGroups;

    // Writes the numbers of the groups that have a candidate outside, and returns how many there are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int List(float* values, int groups, int* listed)
    {
        int count = 0;
        for (int group = 0; group < groups; group += TLanes.Count)
        {
            float* at = values + (GroupLength * group);
            uint outside = TLanes.NotBelow(TLanes.Load(at), TruncatedGroup.Limit)
                | (TLanes.NotBelow(TLanes.Load(at + (2 * TLanes.Count)), TruncatedGroup.Limit) << (2 * TLanes.Count));
            for (int i = 0; i < TLanes.Count; i++)
            {
                listed[count] = group + i;
                count += ((outside >> (GroupLength * i)) & 0xF) != 0 ? 1 : 0;
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondBlocks(ulong* groups, int* listed, int count, ulong* blocks, float* values)
    {
        float* more = stackalloc float[GroupLength * ChunkGroups];
        int rounded = RoundUp(count);
        for (int i = 0; i < rounded; i++)
        {
            // The last batch repeats a group in the lanes that are left over.
            blocks[i] = (groups[listed[i < count ? i : 0]] * TruncatedGroup.BlockStride) + 1;
        }

        for (int i = 0; i < rounded; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Permute(TLanes.Load(blocks + i), TLanes.PairOrder), blocks + i);
        }

        SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(
            blocks, rounded, roundKeys, 1, 0, more);
        for (int i = 0; i < count; i++)
        {
            float* group = values + (GroupLength * listed[i]);
            int filled = SingleCompaction.KeepBelow(TruncatedGroup.Limit, group, more + (GroupLength * i));
            if (filled < GroupLength)
            {
                TruncatedGroup.Complete(state, groups[listed[i]], 2, filled, group);
            }
        }
    }
}
