using System.Runtime.CompilerServices;

namespace Initializers.Filling;

/// <summary>Writes runs of a flattened tensor.</summary>
internal interface IRuns<T>
    where T : unmanaged
{
    /// <summary>Writes the elements <paramref name="start"/> and following.</summary>
    void Write(long start, Span<T> destination);
}

/// <summary>Fills a box run by run, on several threads if it is large.</summary>
internal readonly unsafe struct BoxRuns<TRuns, T>(BoxMap map, TRuns runs, long start, T* destination) : IBlockKernel
    where TRuns : struct, IRuns<T>
    where T : unmanaged
{
    private const int LongestBlock = 32 * 1024;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        long end = from + length;
        while (from < end)
        {
            long flat = map.Locate(start + from, out long remaining);
            int count = (int)Math.Min(remaining, end - from);
            runs.Write(flat, new Span<T>(destination + from, count));
            from += count;
        }
    }

    /// <summary>Writes the elements of a box that begin with number <paramref name="start"/> in it.</summary>
    internal static void Fill(in BoxMap map, TRuns runs, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        int blockLength = map.BlockLength(LongestBlock);
        blockLength = destination.Length < 2 * blockLength ? destination.Length : blockLength;
        fixed (T* pointer = destination)
        {
            BoxRuns<TRuns, T> kernel = new(map, runs, start, pointer);
            ParallelBlocks.Run(kernel, destination.Length, blockLength, maxDegreeOfParallelism);
        }
    }
}
