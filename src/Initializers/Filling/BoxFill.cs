using System.Runtime.CompilerServices;

namespace Initializers.Filling;

// Fills a box of a stream that starts anywhere.
//
// Long runs    whole steps straight into the destination, one run after the other. What a step makes beyond a run goes where
//              the next one will be written; what it makes before the run, of its first group, is put back.
// Short runs   the groups that their values lie in are listed, made together a chunk at a time, and what the box has of them
//              is copied: so a vector is full of groups that are needed, however far apart they are.
[SkipLocalsInit]
internal readonly unsafe struct BoxFill<TStep, T>(TStep step, BoxMap map, long start, T* destination) : IBlockKernel
    where TStep : struct, IStep<T>
    where T : unmanaged
{
    private const int ChunkGroups = 256;

    // To begin a run costs a stream more than to go on by a short jump.
    private const int ShortestRun = 32;

    /// <summary>Writes the box's elements that begin with number <paramref name="from"/> after the start.</summary>
    public void Run(long from, int length)
    {
        if (map.RunLength >= Math.Max(ShortestRun, TStep.Length))
        {
            FillRuns(from, length);
        }
        else
        {
            FillGroups(from, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillRuns(long from, int length)
    {
        T* before = stackalloc T[TStep.GroupLength];
        T* begin = destination + from;
        T* next = begin;
        T* end = begin + length;
        long followers = 0;
        long flat = 0;
        while (next < end)
        {
            long remaining = map.RunLength;
            if (followers > 0)
            {
                flat += map.RunDistance;
                followers--;
            }
            else
            {
                flat = map.Locate(start + from + (next - begin), out remaining, out followers);
            }

            int count = (int)Math.Min(remaining, end - next);
            int offset = (int)(flat % TStep.GroupLength);
            long steps = (offset + count + TStep.Length - 1) / TStep.Length;
            T* first = next - offset;
            if (first < begin || first + (steps * TStep.Length) > end)
            {
                new StepFill<TStep, T>(step, flat, next).Run(0, count);
            }
            else
            {
                for (int i = 0; i < offset; i++)
                {
                    before[i] = first[i];
                }

                step.Write(flat - offset, steps, first);
                for (int i = 0; i < offset; i++)
                {
                    first[i] = before[i];
                }
            }

            next += count;
            flat += remaining - map.RunLength; // The start of the run, if it was not begun there.
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillGroups(long from, int length)
    {
        T* values = stackalloc T[ChunkGroups * TStep.GroupLength];
        ulong* groups = stackalloc ulong[ChunkGroups];
        int* offsets = stackalloc int[ChunkGroups];
        int* counts = stackalloc int[ChunkGroups];
        long index = start + from;
        long end = index + length;
        T* next = destination + from;
        long remaining = 0;
        long followers = 0;
        long flat = 0;
        while (index < end)
        {
            int listed = 0;
            int pieces = 0;
            while (index < end && listed < ChunkGroups)
            {
                if (remaining > 0)
                {
                    // The run did not fit into the chunk before.
                }
                else if (followers > 0)
                {
                    flat += map.RunDistance - map.RunLength;
                    remaining = map.RunLength;
                    followers--;
                }
                else
                {
                    flat = map.Locate(index, out remaining, out followers);
                }

                int offset = (int)(flat % TStep.GroupLength);
                ulong group = (ulong)(flat / TStep.GroupLength);
                long room = ((ChunkGroups - listed) * TStep.GroupLength) - offset;
                int count = (int)Math.Min(Math.Min(remaining, room), end - index);
                offsets[pieces] = (listed * TStep.GroupLength) + offset;
                counts[pieces++] = count;
                for (int i = 0; i < offset + count; i += TStep.GroupLength)
                {
                    groups[listed++] = group++;
                }

                index += count;
                flat += count;
                remaining -= count;
            }

            int stepGroups = TStep.Length / TStep.GroupLength;
            int steps = (listed + stepGroups - 1) / stepGroups;
            for (int i = listed; i < steps * stepGroups; i++)
            {
                groups[i] = groups[listed - 1];
            }

            step.Gather(groups, steps, values);
            for (int i = 0; i < pieces; i++)
            {
                Copy(values + offsets[i], next, counts[i]);
                next += counts[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(T* source, T* destination, int count)
    {
        if (count == 1)
        {
            *destination = *source;
        }
        else
        {
            new Span<T>(source, count).CopyTo(new Span<T>(destination, count));
        }
    }
}
