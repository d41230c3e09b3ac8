using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal doubles by chunks of groups, as VectorTruncatedSingles does it: every group's first block, then the
// second blocks of the groups (9 % of them) that had a candidate outside, then the scalar definition for the few left.
[SkipLocalsInit]
internal readonly unsafe struct VectorTruncatedDoubles<TLanes, TWords, TDoubles, TSingles>(
    PhiloxState state, TWords* roundKeys, double scale, double offset) : ISampler<double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    private const int ChunkGroups = DoublePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    private static int BatchGroups => DoublePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(long start, int length, double* destination)
    {
        double* values = stackalloc double[TruncatedGroup.DoubleLength * ChunkGroups];
        while (length > 0)
        {
            int skip = (int)(start % TruncatedGroup.DoubleLength);
            int count = Math.Min(length, (TruncatedGroup.DoubleLength * ChunkGroups) - skip);
            int groups = RoundUp((skip + count + TruncatedGroup.DoubleLength - 1) / TruncatedGroup.DoubleLength);
            Chunk((ulong)start / TruncatedGroup.DoubleLength, groups, values);
            new Span<double>(values + skip, count).CopyTo(new Span<double>(destination, count));
            start += count;
            length -= count;
            destination += count;
        }
    }

    private static int RoundUp(int groups) => (groups + BatchGroups - 1) / BatchGroups * BatchGroups;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Chunk(ulong firstGroup, int groups, double* values)
    {
        ulong* blocks = stackalloc ulong[ChunkGroups];
        for (int i = 0; i < groups; i += TLanes.Count)
        {
            TWords numbers = TLanes.Add(TLanes.Splat(firstGroup + (ulong)i), TLanes.ZipOrder);
            TLanes.Store(TLanes.ShiftLeft(numbers, 7), blocks + i);
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, groups, roundKeys, values);
        int* listed = stackalloc int[ChunkGroups + 1];
        int count = 0;
        for (int group = 0; group < groups; group++)
        {
            listed[count] = group;
            count += IsInside(values[2 * group]) && IsInside(values[(2 * group) + 1]) ? 0 : 1;
        }

        if (count > 0)
        {
            SecondBlocks(firstGroup, listed, count, blocks, values);
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Scale(
            values, TruncatedGroup.DoubleLength * groups, scale, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondBlocks(ulong firstGroup, int* listed, int count, ulong* blocks, double* values)
    {
        double* more = stackalloc double[TruncatedGroup.DoubleLength * ChunkGroups];
        ulong* order = stackalloc ulong[TLanes.Count];
        TLanes.Store(TLanes.ZipOrder, order);
        int rounded = RoundUp(count);
        for (int i = 0; i < rounded; i++)
        {
            // The last batch repeats a group in the lanes that are left over.
            int vector = i / TLanes.Count * TLanes.Count;
            int from = vector + (int)order[i - vector];
            ulong group = firstGroup + (ulong)listed[from < count ? from : 0];
            blocks[i] = (group * TruncatedGroup.DoubleBlockStride) + 1;
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, rounded, roundKeys, more);
        for (int i = 0; i < count; i++)
        {
            double* group = values + (TruncatedGroup.DoubleLength * listed[i]);
            double* candidates = more + (TruncatedGroup.DoubleLength * i);
            int filled = IsInside(group[0]) ? 1 : 0;
            group[0] = filled == 1 ? group[0] : group[1];
            filled += filled == 0 && IsInside(group[1]) ? 1 : 0;
            for (int j = 0; j < TruncatedGroup.DoubleLength && filled < TruncatedGroup.DoubleLength; j++)
            {
                group[filled] = candidates[j];
                filled += IsInside(candidates[j]) ? 1 : 0;
            }

            if (filled < TruncatedGroup.DoubleLength)
            {
                TruncatedGroup.Complete(state, firstGroup + (ulong)listed[i], 2, filled, group);
            }
        }
    }

    private static bool IsInside(double value) => Math.Abs(value) < TruncatedGroup.Limit;
}
