using System;
using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Tensors;

/// <summary>Writes one run of a flattened tensor, on the calling thread, at a cost that grows with the run alone.</summary>
internal interface IRunWriter<T>
    where T : unmanaged
{
    /// <summary>Writes the elements <paramref name="start"/> and following.</summary>
    void Write(long start, Span<T> destination);
}

/// <summary>Fills a box run by run, on several threads if it is large.</summary>
internal readonly unsafe struct BoxRuns<TWriter, T> : IBlockKernel
    where TWriter : struct, IRunWriter<T>
    where T : unmanaged
{
    // As many elements as make the same work: a short run costs about as much as so many elements of a long one.
    private const int ShortRun = 64;
    private const int BlockLength = 32 * 1024;

    private readonly BoxMap _map;
    private readonly TWriter _writer;
    private readonly long _start;
    private readonly T* _destination;

    private BoxRuns(in BoxMap map, TWriter writer, long start, T* destination)
    {
        _map = map;
        _writer = writer;
        _start = start;
        _destination = destination;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        long end = from + length;
        while (from < end)
        {
            long flat = _map.Locate(_start + from, out long remaining);
            int count = (int)Math.Min(remaining, end - from);
            _writer.Write(flat, new Span<T>(_destination + from, count));
            from += count;
        }
    }

    /// <summary>Writes the elements of a box that begin with number <paramref name="start"/> in it.</summary>
    internal static void Fill(in BoxMap map, TWriter writer, long start, int maxDegreeOfParallelism, Span<T> destination)
    {
        int blockLength = BlockLength / ShortRun * (int)Math.Min(ShortRun, map.RunLength);
        fixed (T* pointer = destination)
        {
            BoxRuns<TWriter, T> runs = new(map, writer, start, pointer);
            if (destination.Length < 2 * blockLength || maxDegreeOfParallelism == 1)
            {
                runs.Run(0, destination.Length);
                return;
            }

            ParallelBlocks.Run(runs, destination.Length, blockLength, maxDegreeOfParallelism);
        }
    }
}
