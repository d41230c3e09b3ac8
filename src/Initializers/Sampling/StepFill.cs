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

    /// <summary>Writes the values <paramref name="first"/> and following.</summary>
    void Write(long first, T* destination);
}

/// <summary>Fills any run by steps: whole ones straight into the destination, the ends by way of a buffer.</summary>
internal static unsafe class StepFill
{
    internal static void Fill<TStep, T>(ref readonly TStep step, long start, long length, T* destination)
        where TStep : struct, IStep<T>
        where T : unmanaged
    {
        T* buffer = stackalloc T[TStep.Length];
        TStep local = step;
        int offset = (int)(start % TStep.Granularity);
        if (offset != 0)
        {
            local.Write(start - offset, buffer);
            int count = (int)Math.Min(TStep.Length - offset, length);
            Copy(buffer + offset, destination, count);
            start += count;
            destination += count;
            length -= count;
        }

        while (length >= TStep.Length)
        {
            local.Write(start, destination);
            start += TStep.Length;
            destination += TStep.Length;
            length -= TStep.Length;
        }

        if (length > 0)
        {
            local.Write(start, buffer);
            Copy(buffer, destination, (int)length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy<T>(T* source, T* destination, int count)
        where T : unmanaged => new Span<T>(source, count).CopyTo(new Span<T>(destination, count));
}
