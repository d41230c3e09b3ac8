using System;

namespace Initializers.Numerics;

/// <summary>Writes one value everywhere; large spans in parallel.</summary>
internal static class ConstantFill
{
    // One thread keeps up with the memory until a span outgrows the caches; a second one then helps, by long stretches.
    private const int SmallestParallelBytes = 16 * 1024 * 1024;
    private const int BlockBytes = 1024 * 1024;

    internal static unsafe void Fill<T>(T value, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        if (destination.Length * (long)sizeof(T) < SmallestParallelBytes || maxDegreeOfParallelism == 1)
        {
            destination.Fill(value);
            return;
        }

        fixed (T* pointer = destination)
        {
            Kernel<T> kernel = new(pointer, value);
            ParallelBlocks.Run(kernel, destination.Length, BlockBytes / sizeof(T), maxDegreeOfParallelism);
        }
    }

    private readonly unsafe struct Kernel<T>(T* destination, T value) : IBlockKernel
        where T : unmanaged
    {
        public void Run(long from, int length) => new Span<T>(destination + from, length).Fill(value);
    }
}
