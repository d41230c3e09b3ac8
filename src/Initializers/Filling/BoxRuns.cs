using System;
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
internal readonly unsafe struct BoxRuns<TRuns, T> : IBlockKernel
    where TRuns : struct, IRuns<T>
    where T : unmanaged
{
    // As many elements as make the same work: a short run costs about as much as so many elements of a long one.
    private const int ShortRun = 64;
    private const int BlockLength = 32 * 1024;

    private readonly BoxMap _map;
    private readonly TRuns _runs;
    private readonly long _start;
    private readonly T* _destination;

    private BoxRuns(in BoxMap map, TRuns runs, long start, T* destination)
    {
        _map = map;
        _runs = runs;
        _start = start;
        _destination = destination;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        long end = from + length;
        while (from < end)
        {
            long flat = _map.Locate(_start + from, out long remaining);
            int count = (int)Math.Min(remaining, end - from);
            _runs.Write(flat, new Span<T>(_destination + from, count));
            from += count;
        }
    }

    /// <summary>Writes the elements of a box that begin with number <paramref name="start"/> in it.</summary>
    internal static void Fill(in BoxMap map, TRuns runs, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        int blockLength = BlockLength / ShortRun * (int)Math.Min(ShortRun, map.RunLength);
        fixed (T* pointer = destination)
        {
            BoxRuns<TRuns, T> kernel = new(map, runs, start, pointer);
            if (destination.Length < 2 * blockLength || maxDegreeOfParallelism == 1)
            {
                kernel.Run(0, destination.Length);
                return;
            }

            ParallelBlocks.Run(kernel, destination.Length, blockLength, maxDegreeOfParallelism);
        }
    }
}
