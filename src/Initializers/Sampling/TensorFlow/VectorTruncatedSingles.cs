using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal singles, W groups at a time.
//
// Pass 1   every group's first block: four candidates each, stored as they are. A group with a candidate at or beyond
//          the limit (17 % of them) goes onto a list, without a branch.
// Pass 2   the listed groups' second blocks, again W at a time; the first four good ones of the eight candidates stay.
//          A group that still lacks values (one in 100,000) is finished by the scalar definition.
// Pass 3   scale and offset, over values that are still in the first-level cache.
// Result   bit-identical to ScalarTruncatedSingles at every width.
internal readonly unsafe struct VectorTruncatedSingles<TLanes, TWords, TDoubles, TSingles>(
    PhiloxState state, TWords* roundKeys, float scale, float offset) : ISampler<float>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    // 4 KiB of values: with the list and the second candidates well inside a first-level cache.
    private const int ChunkGroups = 256;

    public void Sample(long start, int length, float* destination)
    {
        float* buffer = stackalloc float[ChunkGroups * TruncatedGroup.Length];
        while (length > 0)
        {
            int skip = (int)(start % TruncatedGroup.Length);
            int wholeGroups = skip == 0 ? Math.Min(ChunkGroups, length / TruncatedGroup.Length) : 0;
            int directGroups = wholeGroups / TLanes.Count * TLanes.Count;
            int count;
            if (directGroups > 0)
            {
                count = directGroups * TruncatedGroup.Length;
                Chunk((ulong)start / TruncatedGroup.Length, directGroups, destination);
            }
            else
            {
                count = Math.Min(length, (TLanes.Count * TruncatedGroup.Length) - skip);
                Chunk((ulong)start / TruncatedGroup.Length, TLanes.Count, buffer);
                new Span<float>(buffer + skip, count).CopyTo(new Span<float>(destination, count));
            }

            start += count;
            length -= count;
            destination += count;
        }
    }

    private void Chunk(ulong firstGroup, int groups, float* destination)
    {
        ulong* listed = stackalloc ulong[ChunkGroups + TLanes.Count];
        int listedCount = FirstBlocks(firstGroup, groups, destination, listed);
        SecondBlocks(firstGroup, listedCount, destination, listed);

        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < groups * TruncatedGroup.Length; i += 2 * TLanes.Count)
        {
            TLanes.Store(
                TLanes.Add(TLanes.Multiply(TLanes.Load(destination + i), scales), offsets), destination + i);
        }
    }

    // Returns the number of groups on the list; the list holds numbers relative to the first group.
    private int FirstBlocks(ulong firstGroup, int groups, float* destination, ulong* listed)
    {
        int listedCount = 0;
        for (int group = 0; group < groups; group += TLanes.Count)
        {
            TWords numbers = TLanes.Add(TLanes.Splat(firstGroup + (ulong)group), TLanes.PairOrder);
            Candidates(numbers, 0, out TSingles low, out TSingles high);
            float* at = destination + (group * TruncatedGroup.Length);
            TLanes.Store(low, at);
            TLanes.Store(high, at + (2 * TLanes.Count));
            uint outside = TLanes.NotBelow(low, TruncatedGroup.Limit);
            outside |= TLanes.NotBelow(high, TruncatedGroup.Limit) << (2 * TLanes.Count);
            for (int i = 0; i < TLanes.Count; i++)
            {
                listed[listedCount] = (ulong)(group + i);
                listedCount += ((outside >> (TruncatedGroup.Length * i)) & 0xF) != 0 ? 1 : 0;
            }
        }

        return listedCount;
    }

    private void SecondBlocks(ulong firstGroup, int listedCount, float* destination, ulong* listed)
    {
        float* more = stackalloc float[TruncatedGroup.Length * TLanes.Count];
        float* kept = stackalloc float[(2 * TruncatedGroup.Length) + 1];
        ulong* ordered = stackalloc ulong[TLanes.Count];
        TLanes.Store(TLanes.PairOrder, ordered);
        ulong* numbers = stackalloc ulong[TLanes.Count];
        for (int first = 0; first < listedCount; first += TLanes.Count)
        {
            int count = Math.Min(TLanes.Count, listedCount - first);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                int i = (int)ordered[lane];
                numbers[lane] = firstGroup + listed[first + (i < count ? i : 0)];
            }

            Candidates(TLanes.Load(numbers), 1, out TSingles low, out TSingles high);
            TLanes.Store(low, more);
            TLanes.Store(high, more + (2 * TLanes.Count));
            for (int i = 0; i < count; i++)
            {
                ulong group = listed[first + i];
                Merge(firstGroup + group, destination + ((int)group * TruncatedGroup.Length),
                    more + (i * TruncatedGroup.Length), kept);
            }
        }
    }

    // The first four good ones of a group's eight candidates, in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Merge(ulong group, float* values, float* more, float* kept)
    {
        int filled = 0;
        for (int i = 0; i < TruncatedGroup.Length; i++)
        {
            kept[filled] = values[i];
            filled += MathF.Abs(values[i]) < TruncatedGroup.Limit ? 1 : 0;
        }

        for (int i = 0; i < TruncatedGroup.Length; i++)
        {
            kept[filled] = more[i];
            filled += MathF.Abs(more[i]) < TruncatedGroup.Limit ? 1 : 0;
        }

        for (int i = 0; i < TruncatedGroup.Length; i++)
        {
            values[i] = kept[i];
        }

        if (filled < TruncatedGroup.Length)
        {
            TruncatedGroup.Complete(state, group, 2, filled, values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Candidates(TWords groups, ulong block, out TSingles low, out TSingles high)
    {
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Add(TLanes.ShiftLeft(groups, 8), TLanes.Splat(block)),
            state.CounterHigh,
            roundKeys,
            out TWords x0,
            out TWords x1,
            out TWords x2,
            out TWords x3);
        BoxMuller.Pairs<TLanes, TWords, TDoubles, TSingles>(
            x0, x1, x2, x3, SingleFunctions.LogTablePointer, out TSingles sine, out TSingles cosine);
        TLanes.InterleavePairs(sine, cosine, out low, out high);
    }
}
