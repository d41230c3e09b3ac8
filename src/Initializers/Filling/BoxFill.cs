using System;
using System.Runtime.CompilerServices;

namespace Initializers.Filling;

// Fills a box of a stream that starts anywhere. Runs of a step and more are filled one by one. Of short ones, the groups that their values
// lie in are listed, made together a chunk at a time, and what the box has of them is copied: so a vector is full of
// groups that are needed, however far apart they are.
[SkipLocalsInit]
internal readonly unsafe struct BoxFill<TStep, T>(TStep step, BoxMap map, long start, T* destination) : IBlockKernel
    where TStep : struct, IStep<T>
    where T : unmanaged
{
    private const int ChunkGroups = 256;

    /// <summary>Writes the box's elements that begin with number <paramref name="from"/> after the start.</summary>
    public void Run(long from, int length)
    {
        if (map.RunLength >= 2 * TStep.Length)
        {
            FillRuns(from, length);
        }
        else
        {
            FillGroups(from, length);
        }
    }

    private void FillRuns(long from, int length)
    {
        long end = from + length;
        while (from < end)
        {
            long flat = map.Locate(start + from, out long remaining);
            int count = (int)Math.Min(remaining, end - from);
            new StepFill<TStep, T>(step, flat, destination + from).Run(0, count);
            from += count;
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
