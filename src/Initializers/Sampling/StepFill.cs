using System;
using System.Runtime.CompilerServices;

namespace Initializers.Sampling;

/// <summary>Makes a fixed number of consecutive values at once.</summary>
internal unsafe interface IStep<T>
    where T : unmanaged
{
    /// <summary>The number of values a step makes.</summary>
    static abstract int Length { get; }

    /// <summary>A step may begin at any multiple of this.</summary>
    static abstract int Granularity { get; }

    /// <summary>Writes the values <paramref name="first"/> and following: so many whole steps.</summary>
    void Write(long first, long steps, T* destination);
}

/// <summary>Fills any run by steps: whole ones straight into the destination, the ends by way of a buffer.</summary>
[SkipLocalsInit]
internal static unsafe class StepFill
{
    internal static void Fill<TStep, T>(in TStep step, long start, long length, T* destination)
        where TStep : struct, IStep<T>
        where T : unmanaged
    {
        T* buffer = stackalloc T[TStep.Length];
        int offset = (int)(start % TStep.Granularity);
        if (offset != 0)
        {
            step.Write(start - offset, 1, buffer);
            int count = (int)Math.Min(TStep.Length - offset, length);
            Copy(buffer + offset, destination, count);
            start += count;
            destination += count;
            length -= count;
        }

        long steps = length / TStep.Length;
        if (steps > 0)
        {
            step.Write(start, steps, destination);
            long count = steps * TStep.Length;
            start += count;
            destination += count;
            length -= count;
        }

        if (length > 0)
        {
            step.Write(start, 1, buffer);
            Copy(buffer, destination, (int)length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* source, T* destination, int count)
        where T : unmanaged => new Span<T>(source, count).CopyTo(new Span<T>(destination, count));
}
