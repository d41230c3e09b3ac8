using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling.NumPy;

// Normals on several threads, although where a value's words begin is known only after all values before it.
//
// Guess    The words are cut into blocks, and each block is read as if an attempt began at its first word. That is so
//          for 98 blocks of 100, since nearly all attempts are one word long. Block b writes its values from b W on,
//          where W is the words of a block: room enough, as a word gives one value at most.
// Repair   Block by block, the overshoot of the last attempt tells where the next block's first attempt really begins.
//          Where that is not its first word, both readings are followed until they begin an attempt at the same word;
//          from there on they agree. That takes a few words, and only the values before that point are replaced.
// Close up Values move down to where the block before them ends.
//
// The result does not depend on the guess. Values that are only skipped are counted in the same way.

/// <summary>Fills a run with the values of a <see cref="NormalReader{T, TFilter}"/>.</summary>
internal static unsafe class NormalFill<T, TFilter>
    where T : unmanaged
    where TFilter : struct, INormalFilter
{
    /// <summary>The words of a block: many against a jump of the generator.</summary>
    private const int DefaultBlockWords = 8192;

    /// <summary>The blocks of a round, whose values should stay in a cache until they move.</summary>
    private const int RoundBlocks = 64;

    internal static void Fill(
        in NormalDraw<TFilter> draw,
        long start,
        int degree,
        Span<T> destination,
        int blockWords = DefaultBlockWords)
    {
        long position = 0;
        Fill(draw, ref position, start, degree, destination, blockWords);
    }

    /// <summary>Skips values from a word on, then writes values; leaves the position behind the last word taken.</summary>
    internal static void Fill(
        in NormalDraw<TFilter> draw,
        ref long position,
        long skip,
        int degree,
        Span<T> destination,
        int blockWords = DefaultBlockWords)
    {
        degree = degree == -1 ? Environment.ProcessorCount : degree;
        fixed (T* pointer = destination)
        {
            long skipped = 0;
            long written = 0;
            if (degree > 1)
            {
                skipped = ReadBlocks(draw, ref position, skip, null, degree, blockWords);
            }

            position += Sequential(draw, position, skip - skipped, pointer, 0);
            if (degree > 1)
            {
                written = ReadBlocks(draw, ref position, destination.Length, pointer, degree, blockWords);
            }

            position += Sequential(draw, position, 0, pointer + written, destination.Length - written);
        }
    }

    /// <summary>Skips, then writes values on this thread.</summary>
    /// <returns>The number of words taken.</returns>
    [SkipLocalsInit]
    private static long Sequential(
        in NormalDraw<TFilter> draw, long position, long skip, T* destination, long length)
    {
        if (skip == 0 && length == 0)
        {
            return 0;
        }

        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        NormalReader<T, TFilter> reader = new(draw, position, buffer);
        reader.Skip(skip);
        reader.Read(destination, length, long.MaxValue);
        return reader.Position;
    }

    /// <summary>Reads most of the values by rounds of blocks; writes them if there is a destination.</summary>
    /// <returns>The number of values.</returns>
    private static long ReadBlocks(
        in NormalDraw<TFilter> draw, ref long position, long length, T* destination, int degree, int blockWords)
    {
        BlockResult* results = stackalloc BlockResult[RoundBlocks];
        long done = 0;
        while (length - done >= 2 * blockWords)
        {
            // As many values as words at most: no round reads past the end.
            int blocks = (int)Math.Min(RoundBlocks, (length - done) / blockWords);
            T* target = destination == null ? null : destination + done;
            NormalBlockKernel<T, TFilter> kernel = new(draw, position, blockWords, target, results);
            ParallelBlocks.Run(kernel, (long)blocks * blockWords, blockWords, degree);
            done += Join(draw, ref position, blockWords, target, new(results, blocks));
        }

        return done;
    }

    private static long Join(
        in NormalDraw<TFilter> draw,
        ref long position,
        int blockWords,
        T* destination,
        ReadOnlySpan<BlockResult> results)
    {
        long done = 0;
        long entry = 0; // Where the block's first attempt really begins.
        for (int b = 0; b < results.Length; b++)
        {
            if (entry >= blockWords)
            {
                entry -= blockWords;
                continue;
            }

            BlockResult result = results[b];
            NormalRepair repair = entry == 0
                ? new(0, 0, result.Overshoot)
                : Repair(draw, position + ((long)b * blockWords), entry, blockWords, result.Overshoot);
            long kept = result.Count - repair.WrongCount;
            if (destination != null)
            {
                T* from = destination + ((long)b * blockWords) + repair.WrongCount;
                T* to = destination + done;
                Buffer.MemoryCopy(from, to + repair.RightCount, kept * sizeof(T), kept * sizeof(T));
                Sequential(draw, position + ((long)b * blockWords) + entry, 0, to, repair.RightCount);
            }

            done += repair.RightCount + kept;
            entry = repair.Overshoot;
        }

        position += ((long)results.Length * blockWords) + entry;
        return done;
    }

    /// <summary>Finds where the reading from a block's first word falls in with the right one.</summary>
    [SkipLocalsInit]
    private static NormalRepair Repair(
        in NormalDraw<TFilter> draw, long blockPosition, long entry, int blockWords, long overshoot)
    {
        ulong* buffers = stackalloc ulong[2 * WordReader.BufferLength];
        NormalReader<T, TFilter> wrong = new(draw, blockPosition, buffers);
        NormalReader<T, TFilter> right = new(draw, blockPosition + entry, buffers + WordReader.BufferLength);
        long wrongCount = 0;
        long rightCount = 0;
        while (true)
        {
            long wrongPosition = wrong.Position;
            long rightPosition = entry + right.Position;
            if (wrongPosition == rightPosition)
            {
                return new(wrongCount, rightCount, overshoot);
            }

            if (Math.Min(wrongPosition, rightPosition) >= blockWords)
            {
                return new(wrongCount, rightCount, rightPosition - blockWords);
            }

            if (wrongPosition < rightPosition)
            {
                wrongCount += wrong.TryNext(out _) ? 1 : 0;
            }
            else
            {
                rightCount += right.TryNext(out _) ? 1 : 0;
            }
        }
    }
}

/// <summary>What reading a block gave.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Overshoot">The words of the next block that the last attempt took.</param>
internal readonly record struct BlockResult(long Count, long Overshoot);

/// <summary>How a block's values have to be corrected.</summary>
/// <param name="WrongCount">So many of its first values are to be dropped.</param>
/// <param name="RightCount">So many take their place.</param>
/// <param name="Overshoot">The words of the next block that the last attempt takes.</param>
internal readonly record struct NormalRepair(long WrongCount, long RightCount, long Overshoot);

/// <summary>Reads blocks of words, each as if an attempt began at its first word.</summary>
internal readonly unsafe struct NormalBlockKernel<T, TFilter>(
    NormalDraw<TFilter> draw, long position, int blockWords, T* destination, BlockResult* results) : IBlockKernel
    where T : unmanaged
    where TFilter : struct, INormalFilter
{
    [SkipLocalsInit]
    public void Run(long from, int length)
    {
        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        NormalReader<T, TFilter> reader = new(draw, position + from, buffer);
        long count = destination == null
            ? reader.Count(length)
            : reader.Read(destination + from, length, length);
        results[from / blockWords] = new(count, reader.Position - length);
    }
}
