using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Truncated normal values of one precision by chunks of groups.
//
// Pass 1   every group's first block: its candidates, stored as they are. A group with a candidate at or beyond the
//          limit (17 % of them in singles, 9 % in doubles) goes onto a list.
// Pass 2   the listed groups' second blocks; the first good ones of all candidates stay. A group that still lacks values
//          (one in 100,000 in singles) is finished by the scalar definition.
// Pass 3   scale and offset, over values that are still in the first-level cache.
// Result   bit-identical to the scalar step at every width.
[SkipLocalsInit]
internal readonly unsafe struct VectorTruncated<TLanes, TWords, TDoubles, TSingles, TPairs, TTruncation, T>(
    PhiloxState state, ulong* roundKeys, T scale, T offset) : IStep<T>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TPairs : struct, IPairs<TWords, T>
    where TTruncation : struct, ITruncation<T>
    where T : unmanaged
{
    public static int GroupLength => TPairs.GroupLength;

    public static int Length => GroupLength * BatchGroups;

    private static int BatchGroups => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        ulong* groups = stackalloc ulong[TPairs.Chunk];
        ulong next = (ulong)(first / GroupLength);
        for (long left = steps * BatchGroups; left > 0; left -= TPairs.Chunk)
        {
            int count = (int)Math.Min(left, TPairs.Chunk);
            for (int i = 0; i < count; i++)
            {
                groups[i] = next++;
            }

            Chunk(groups, count, destination);
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        for (int left = steps * BatchGroups; left > 0; left -= TPairs.Chunk)
        {
            int count = Math.Min(left, TPairs.Chunk);
            Chunk(groups, count, destination);
            groups += count;
            destination += GroupLength * count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Chunk(ulong* groups, int count, T* values)
    {
        ulong* blocks = stackalloc ulong[TPairs.Chunk];
        int* listed = stackalloc int[TPairs.Chunk + 1];
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TWords numbers = TLanes.Permute(TLanes.Load(groups + i), TPairs.Order);
            TLanes.Store(TLanes.ShiftLeft(numbers, TTruncation.BlockStrideBits), blocks + i);
        }

        TPairs.Units(blocks, count, roundKeys, values);
        int incomplete = TTruncation.List(values, count, listed);
        if (incomplete > 0)
        {
            SecondBlocks(groups, listed, incomplete, blocks, values);
        }

        TPairs.Scale(values, GroupLength * count, scale, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondBlocks(ulong* groups, int* listed, int count, ulong* blocks, T* values)
    {
        T* more = stackalloc T[GroupLength * TPairs.Chunk];
        int rounded = (count + BatchGroups - 1) / BatchGroups * BatchGroups;
        for (int i = 0; i < rounded; i++)
        {
            // The last batch repeats a group in the lanes that are left over.
            blocks[i] = (groups[listed[i < count ? i : 0]] << TTruncation.BlockStrideBits) + 1;
        }

        for (int i = 0; i < rounded; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Permute(TLanes.Load(blocks + i), TPairs.Order), blocks + i);
        }

        TPairs.Units(blocks, rounded, roundKeys, more);
        for (int i = 0; i < count; i++)
        {
            T* group = values + (GroupLength * listed[i]);
            int filled = TTruncation.Keep(group, more + (GroupLength * i));
            if (filled < GroupLength)
            {
                TTruncation.Complete(state, groups[listed[i]], filled, group);
            }
        }
    }
}
