namespace Initializers.Filling;

/// <summary>Writes one value everywhere; large spans in parallel.</summary>
internal static class ConstantFill
{
    // Below this a fill is over before a second thread has woken up. From there on each thread takes one long stretch, which it
    // may well have in its own cache from the fill before.
    private const int SmallestParallelBytes = 2 * 1024 * 1024;
    private const int PageBytes = 4096;

    internal static unsafe void Fill<T>(T value, int maxDegreeOfParallelism, Span<T> destination)
        where T : unmanaged
    {
        int degree = maxDegreeOfParallelism == -1 ? Environment.ProcessorCount : maxDegreeOfParallelism;
        if (degree == 1 || destination.Length * (long)sizeof(T) < SmallestParallelBytes)
        {
            destination.Fill(value);
            return;
        }

        int page = PageBytes / sizeof(T);
        int pages = ((destination.Length / page) + degree) / degree;
        fixed (T* pointer = destination)
        {
            ParallelBlocks.Run(new Kernel<T>(pointer, value), destination.Length, pages * page, degree);
        }
    }

    private readonly unsafe struct Kernel<T>(T* destination, T value) : IBlockKernel
        where T : unmanaged
    {
        public void Run(long from, int length) => new Span<T>(destination + from, length).Fill(value);
    }
}
