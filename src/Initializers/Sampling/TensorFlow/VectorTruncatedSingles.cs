using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

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
    PhiloxState state, TWords* roundKeys, float scale, float offset) : ISampler<float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    private const int GroupLength = TruncatedGroup.Length;
    private const int ChunkGroups = SinglePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    private static int BatchGroups => SinglePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, float* destination)
    {
        byte* memory = stackalloc byte[(GroupLength * ChunkGroups * sizeof(float)) + StackMemory.Slack];
        var values = (float*)StackMemory.Align(memory);
        while (length > 0)
        {
            int skip = (int)(start % GroupLength);
            int count = Math.Min(length, (GroupLength * ChunkGroups) - skip);
            int groups = RoundUp((skip + count + GroupLength - 1) / GroupLength);

            // Whole batches go straight to the destination.
            bool isDirect = skip == 0 && GroupLength * groups == count;
            float* target = isDirect ? destination : values;
            Chunk((ulong)start / GroupLength, groups, target);
            if (!isDirect)
            {
                new Span<float>(values + skip, count).CopyTo(new Span<float>(destination, count));
            }

            start += count;
            length -= count;
            destination += count;
        }
    }

    private static int RoundUp(int groups) => (groups + BatchGroups - 1) / BatchGroups * BatchGroups;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Chunk(ulong firstGroup, int groups, float* values)
    {
        ulong* blocks = stackalloc ulong[ChunkGroups];
        int* listed = stackalloc int[ChunkGroups + 1];
        for (int i = 0; i < groups; i += TLanes.Count)
        {
            TWords numbers = TLanes.Add(TLanes.Splat(firstGroup + (ulong)i), TLanes.PairOrder);
            TLanes.Store(TLanes.ShiftLeft(numbers, 8), blocks + i);
        }

        SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(
            blocks, groups, roundKeys, 1, 0, values);
        int count = List(values, groups, listed);
        if (count > 0)
        {
            SecondBlocks(firstGroup, listed, count, blocks, values);
        }

        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < GroupLength * groups; i += 2 * TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Multiply(TLanes.Load(values + i), scales), offsets), values + i);
        }
    }

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
    private void SecondBlocks(ulong firstGroup, int* listed, int count, ulong* blocks, float* values)
    {
        float* more = stackalloc float[GroupLength * ChunkGroups];
        ulong* order = stackalloc ulong[TLanes.Count];
        TLanes.Store(TLanes.PairOrder, order);
        int rounded = RoundUp(count);
        for (int i = 0; i < rounded; i++)
        {
            // The last batch repeats a group in the lanes that are left over.
            int vector = i / TLanes.Count * TLanes.Count;
            int from = vector + (int)order[i - vector];
            ulong group = firstGroup + (ulong)listed[from < count ? from : 0];
            blocks[i] = (group * TruncatedGroup.BlockStride) + 1;
        }

        SinglePairs<TLanes, TWords, TDoubles, TSingles>.Write(
            blocks, rounded, roundKeys, 1, 0, more);
        for (int i = 0; i < count; i++)
        {
            float* group = values + (GroupLength * listed[i]);
            int filled = SingleCompaction.KeepBelow(TruncatedGroup.Limit, group, more + (GroupLength * i));
            if (filled < GroupLength)
            {
                TruncatedGroup.Complete(state, firstGroup + (ulong)listed[i], 2, filled, group);
            }
        }
    }
}
