using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.NumPy;

/// <summary>
/// The values of a normal or truncated normal distribution in their order: attempts of the ziggurat, scaled and offset
/// in double precision (two roundings), those that the filter keeps, each rounded as <see cref="NumPyElement"/> says.
/// </summary>
/// <remarks>
/// Keras draws a truncated normal in batches, each as long as the tensor, and cuts the surplus off the last. The
/// batches follow each other in one stream, so the result is the first values of that stream which the filter keeps.
/// </remarks>
internal unsafe struct NormalReader<T, TFilter>
    where T : unmanaged
    where TFilter : struct, INormalFilter
{
    /// <summary>Unread values are skipped by way of a buffer of so many.</summary>
    private const int SkipLength = 256;

    private readonly double _mean;
    private readonly double _stddev;
    private readonly TFilter _filter;
    private readonly ulong* _inner;
    private readonly double* _width;
    private WordReader _words;

    internal NormalReader(in NormalDraw<TFilter> draw, long position, ulong* buffer)
    {
        Pcg64 generator = draw.Generator;
        generator.Advance((ulong)position);
        _words = new(generator, buffer);
        _mean = draw.Mean;
        _stddev = draw.StdDev;
        _filter = draw.Filter;
        _inner = ZigguratTables.InnerPointer;
        _width = ZigguratTables.WidthPointer;
    }

    /// <summary>The number of words taken so far.</summary>
    internal readonly long Position => _words.Position;

    /// <summary>Makes one attempt.</summary>
    /// <returns>Whether it gave a value.</returns>
    internal bool TryNext(out T value)
    {
        bool found = Ziggurat.TryNext(ref _words, out double unit);
        double scaled = Scale(unit);
        value = NumPyElement.Round<T>(scaled);
        return found && _filter.Keeps(scaled);
    }

    /// <summary>Reads and drops values.</summary>
    [SkipLocalsInit]
    internal void Skip(long count)
    {
        T* buffer = stackalloc T[SkipLength];
        while (count > 0)
        {
            count -= Read(buffer, Math.Min(count, SkipLength), long.MaxValue);
        }
    }

    /// <summary>Counts the values of the attempts that begin before a position.</summary>
    [SkipLocalsInit]
    internal long Count(long endPosition)
    {
        T* buffer = stackalloc T[SkipLength];
        long count = 0;
        while (Position < endPosition)
        {
            count += Read(buffer, SkipLength, endPosition);
        }

        return count;
    }

    /// <summary>
    /// Reads values until there are enough, or until the next attempt would begin at or after a position.
    /// </summary>
    /// <returns>The number of values.</returns>
    internal long Read(T* destination, long count, long endPosition)
    {
        // Copies in locals, which can live in registers.
        double mean = _mean;
        double stddev = _stddev;
        TFilter filter = _filter;
        ulong* inner = _inner;
        double* width = _width;
        T* next = destination;
        T* end = destination + count;
        while (next < end)
        {
            long left = endPosition - _words.Position;
            if (left <= 0)
            {
                break;
            }

            // An attempt gives one value at most: so many words cannot write past the end.
            ulong* words = _words.Peek(out int ready);
            int limit = (int)Math.Min(Math.Min(ready, left), end - next);
            int i = 0;

            // Four at a time, with one branch, as long as none needs a test.
            while (i <= limit - 4)
            {
                bool inside = Ziggurat.TryInner(words[i], inner, width, out double unit0)
                    & Ziggurat.TryInner(words[i + 1], inner, width, out double unit1)
                    & Ziggurat.TryInner(words[i + 2], inner, width, out double unit2)
                    & Ziggurat.TryInner(words[i + 3], inner, width, out double unit3);
                if (!inside)
                {
                    break;
                }

                Put(mean + (stddev * unit0), filter, ref next);
                Put(mean + (stddev * unit1), filter, ref next);
                Put(mean + (stddev * unit2), filter, ref next);
                Put(mean + (stddev * unit3), filter, ref next);
                i += 4;
            }

            while (i < limit && Ziggurat.TryInner(words[i], inner, width, out double unit))
            {
                Put(mean + (stddev * unit), filter, ref next);
                i++;
            }

            _words.Skip(i);
            if (i < limit && TryNext(out T tested))
            {
                *next++ = tested;
            }
        }

        return next - destination;
    }

    // Writes a value also if it is not kept, so that there is no branch; the next one takes its place then.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(double value, TFilter filter, ref T* next)
    {
        *next = NumPyElement.Round<T>(value);
        next += filter.Keeps(value) ? 1 : 0;
    }

    private readonly double Scale(double unit) => _mean + (_stddev * unit);
}
