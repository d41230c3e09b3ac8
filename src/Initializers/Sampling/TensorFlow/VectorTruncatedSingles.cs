using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal singles, 2 W groups at a time (W = 64-bit lanes).
//
// Pass 1   every group's first block: four candidates each, stored as they are. A group with a candidate at or beyond
//          the limit (17 % of them) goes onto a list, without a branch.
// Pass 2   the listed groups' second blocks, again 2 W at a time; the first four good ones of the eight candidates stay.
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

    private static int BatchGroups => 2 * TLanes.Count;

    public void Sample(long start, int length, float* destination)
    {
        float* buffer = stackalloc float[ChunkGroups * TruncatedGroup.Length];
        while (length > 0)
        {
            int skip = (int)(start % TruncatedGroup.Length);
            int wholeGroups = skip == 0 ? Math.Min(ChunkGroups, length / TruncatedGroup.Length) : 0;
            int directGroups = wholeGroups / BatchGroups * BatchGroups;
            int count;
            if (directGroups > 0)
            {
                count = directGroups * TruncatedGroup.Length;
                Chunk((ulong)start / TruncatedGroup.Length, directGroups, destination);
            }
            else
            {
                count = Math.Min(length, (BatchGroups * TruncatedGroup.Length) - skip);
                Chunk((ulong)start / TruncatedGroup.Length, BatchGroups, buffer);
                new Span<float>(buffer + skip, count).CopyTo(new Span<float>(destination, count));
            }

            start += count;
            length -= count;
            destination += count;
        }
    }

    private void Chunk(ulong firstGroup, int groups, float* destination)
    {
        ulong* listed = stackalloc ulong[ChunkGroups + BatchGroups];
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
        for (int group = 0; group < groups; group += BatchGroups)
        {
            TWords numbers = TLanes.Add(TLanes.Splat(firstGroup + (ulong)group), TLanes.PairOrder);
            Blocks(numbers, TLanes.Add(numbers, TLanes.Splat((ulong)TLanes.Count)), 0, out var a, out var b);
            float* at = destination + (group * TruncatedGroup.Length);
            List(Candidates(a, at), group, listed, ref listedCount);
            List(Candidates(b, at + (4 * TLanes.Count)), group + TLanes.Count, listed, ref listedCount);
        }

        return listedCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void List(uint outside, int group, ulong* listed, ref int listedCount)
    {
        int count = listedCount;
        for (int i = 0; i < TLanes.Count; i++)
        {
            listed[count] = (ulong)(group + i);
            count += ((outside >> (TruncatedGroup.Length * i)) & 0xF) != 0 ? 1 : 0;
        }

        listedCount = count;
    }

    private void SecondBlocks(ulong firstGroup, int listedCount, float* destination, ulong* listed)
    {
        float* more = stackalloc float[TruncatedGroup.Length * BatchGroups];
        float* kept = stackalloc float[(2 * TruncatedGroup.Length) + 1];
        ulong* ordered = stackalloc ulong[TLanes.Count];
        TLanes.Store(TLanes.PairOrder, ordered);
        ulong* numbers = stackalloc ulong[BatchGroups];
        for (int first = 0; first < listedCount; first += BatchGroups)
        {
            // The last batch repeats a group in the lanes that are left over.
            int count = Math.Min(BatchGroups, listedCount - first);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                int i = (int)ordered[lane];
                int j = i + TLanes.Count;
                numbers[lane] = firstGroup + listed[first + (i < count ? i : 0)];
                numbers[lane + TLanes.Count] = firstGroup + listed[first + (j < count ? j : 0)];
            }

            Blocks(TLanes.Load(numbers), TLanes.Load(numbers + TLanes.Count), 1, out var a, out var b);
            Candidates(a, more);
            Candidates(b, more + (4 * TLanes.Count));
            for (int i = 0; i < count; i++)
            {
                ulong group = listed[first + i];
                Merge(
                    firstGroup + group,
                    destination + ((int)group * TruncatedGroup.Length),
                    more + (i * TruncatedGroup.Length),
                    kept);
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
    private void Blocks(
        TWords groupsA,
        TWords groupsB,
        ulong block,
        out Philox4x32.Words4<TWords> a,
        out Philox4x32.Words4<TWords> b) =>
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.Add(TLanes.ShiftLeft(groupsA, 8), TLanes.Splat(block)),
            TLanes.Add(TLanes.ShiftLeft(groupsB, 8), TLanes.Splat(block)),
            state.CounterHigh,
            roundKeys,
            out a,
            out b);

    // Writes W groups of candidates; a bit of the result is set for each that is outside.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Candidates(in Philox4x32.Words4<TWords> x, float* destination)
    {
        BoxMuller.Pairs<TLanes, TWords, TDoubles, TSingles>(
            x, SingleFunctions.LogTablePointer, out TSingles sine, out TSingles cosine);
        TLanes.InterleavePairs(sine, cosine, out TSingles low, out TSingles high);
        TLanes.Store(low, destination);
        TLanes.Store(high, destination + (2 * TLanes.Count));
        return TLanes.NotBelow(low, TruncatedGroup.Limit)
            | (TLanes.NotBelow(high, TruncatedGroup.Limit) << (2 * TLanes.Count));
    }
}
