using System.Runtime.CompilerServices;

namespace Initializers.Filling;

/// <summary>Fills any run by steps: whole ones straight into the destination, the ends by way of a buffer.</summary>
[SkipLocalsInit]
internal readonly unsafe struct StepFill<TStep, T>(TStep step, long start, T* destination) : IBlockKernel
    where TStep : struct, IStep<T>
    where T : unmanaged
{
    private const int BufferBytes = 4096;

    private static int BufferSteps => Math.Max(1, BufferBytes / sizeof(T) / TStep.Length);

    /// <summary>Writes the elements of the run that begin with number <paramref name="from"/> in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        T* buffer = stackalloc T[BufferSteps * TStep.Length];
        long first = start + from;
        T* next = destination + from;
        int offset = (int)(first % TStep.GroupLength);
        first -= offset;
        int steps = (offset + length) / TStep.Length;
        bool isWhole = offset == 0 && steps * TStep.Length == length;
        if (!isWhole && steps < BufferSteps)
        {
            step.Write(first, steps + 1, buffer);
            Copy(buffer + offset, next, length);
            return;
        }

        if (offset != 0)
        {
            step.Write(first, 1, buffer);
            int count = TStep.Length - offset;
            Copy(buffer + offset, next, count);
            first += TStep.Length;
            next += count;
            length -= count;
            steps--;
        }

        step.Write(first, steps, next);
        int rest = length - (steps * TStep.Length);
        if (rest > 0)
        {
            step.Write(first + ((long)steps * TStep.Length), 1, buffer);
            Copy(buffer, next + (length - rest), rest);
        }
    }

    private static void Copy(T* source, T* destination, int count) =>
        new Span<T>(source, count).CopyTo(new Span<T>(destination, count));
}
