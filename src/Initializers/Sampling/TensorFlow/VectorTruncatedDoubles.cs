using System;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal doubles by chunks of groups, as VectorTruncatedSingles does it: every group's first block, then the
// second blocks of the groups (9 % of them) that had a candidate outside, then the scalar definition for the few left.
[SkipLocalsInit]
internal readonly unsafe struct VectorTruncatedDoubles<TLanes, TWords, TDoubles, TSingles>(
    PhiloxState state, ulong* roundKeys, double scale, double offset) : IStep<double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const int ChunkGroups = DoublePairs<TLanes, TWords, TDoubles, TSingles>.ChunkBlocks;

    public static int GroupLength => TruncatedGroup.DoubleLength;

    public static int Length => GroupLength * BatchGroups;

    private static int BatchGroups => DoublePairs<TLanes, TWords, TDoubles, TSingles>.BatchBlocks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
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
    public void Gather(ulong* groups, int steps, double* destination)
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
    private void Chunk(ulong* groups, int count, double* values)
    {
        ulong* blocks = stackalloc ulong[ChunkGroups];
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TWords numbers = TLanes.Permute(TLanes.Load(groups + i), TLanes.ZipOrder);
            TLanes.Store(TLanes.ShiftLeft(numbers, TruncatedGroup.DoubleBlockStrideBits), blocks + i);
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, count, roundKeys, values);
        int* listed = stackalloc int[ChunkGroups + 1];
        int incomplete = 0;
        for (int group = 0; group < count; group++)
        {
            listed[incomplete] = group;
            incomplete += IsInside(values[2 * group]) && IsInside(values[(2 * group) + 1]) ? 0 : 1;
        }

        if (incomplete > 0)
        {
            SecondBlocks(groups, listed, incomplete, blocks, values);
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Scale(values, GroupLength * count, scale, offset);
    }

    private static int RoundUp(int groups) => (groups + BatchGroups - 1) / BatchGroups * BatchGroups;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondBlocks(ulong* groups, int* listed, int count, ulong* blocks, double* values)
    {
        double* more = stackalloc double[GroupLength * ChunkGroups];
        int rounded = RoundUp(count);
        for (int i = 0; i < rounded; i++)
        {
            // The last batch repeats a group in the lanes that are left over.
            blocks[i] = (groups[listed[i < count ? i : 0]] * TruncatedGroup.DoubleBlockStride) + 1;
        }

        for (int i = 0; i < rounded; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Permute(TLanes.Load(blocks + i), TLanes.ZipOrder), blocks + i);
        }

        DoublePairs<TLanes, TWords, TDoubles, TSingles>.Write(blocks, rounded, roundKeys, more);
        for (int i = 0; i < count; i++)
        {
            double* group = values + (GroupLength * listed[i]);
            double* candidates = more + (GroupLength * i);
            int filled = IsInside(group[0]) ? 1 : 0;
            group[0] = filled == 1 ? group[0] : group[1];
            filled += filled == 0 && IsInside(group[1]) ? 1 : 0;
            for (int j = 0; j < GroupLength && filled < GroupLength; j++)
            {
                group[filled] = candidates[j];
                filled += IsInside(candidates[j]) ? 1 : 0;
            }

            if (filled < GroupLength)
            {
                TruncatedGroup.Complete(state, groups[listed[i]], 2, filled, group);
            }
        }
    }

    private static bool IsInside(double value) => Math.Abs(value) < TruncatedGroup.Limit;
}
