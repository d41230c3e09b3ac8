using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Rows of elements, each contiguous, which become columns: where they stood side by side, they are apart.</summary>
/// <param name="Planes">Rows come from so many planes in turn: row r is row r / planes of plane r mod planes.</param>
/// <param name="PlaneDistance">From a plane to the next.</param>
/// <param name="RowDistance">From a row of a plane to the next.</param>
internal readonly unsafe record struct RowTranspose(long Planes, long PlaneDistance, long RowDistance)
{
    // A line of the cache has so many bytes: of the rows it is read as a whole.
    private const int Line = 64;
    private const int TallestBlock = 64;

    /// <summary>Writes row r to the places r of the columns.</summary>
    /// <param name="source">The first row of the first plane.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">Their length.</param>
    /// <param name="destination">The place of the first row's first element.</param>
    /// <param name="columnDistance">From a column's place to the next one's.</param>
    /// <param name="placeDistance">From a place of a column to the next.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Write<T>(
        T* source, long rows, long columns, T* destination, long columnDistance, long placeDistance = 1)
        where T : unmanaged
    {
        // Columns are put together beside each other first: written in place line by line, those at a distance of a power
        // of two would drive each other out of the cache.
        T* together = stackalloc T[Line / sizeof(T) * TallestBlock];
        int width = Line / sizeof(T);
        for (long column = 0; column < columns; column += width)
        {
            int count = (int)Math.Min(width, columns - column);
            for (long row = 0; row < rows; row += TallestBlock)
            {
                int height = (int)Math.Min(TallestBlock, rows - row);
                T* to = destination + (column * columnDistance) + (row * placeDistance);
                Collect(source + column, row, height, count, together);
                if (placeDistance == 1 && columnDistance == height)
                {
                    Copy(together, to, count * height);
                    continue;
                }

                for (int i = 0; i < count; i++)
                {
                    if (placeDistance == 1)
                    {
                        Copy(together + (i * height), to, height);
                    }
                    else
                    {
                        for (int j = 0; j < height; j++)
                        {
                            to[j * placeDistance] = together[(i * height) + j];
                        }
                    }

                    to += columnDistance;
                }
            }
        }
    }

    private static void Copy<T>(T* from, T* to, int count)
        where T : unmanaged => new Span<T>(from, count).CopyTo(new Span<T>(to, count));

    // Rows of a line's length by vectors, as many as they take at once; the rest one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Collect<T>(T* source, long firstRow, int height, int width, T* together)
        where T : unmanaged
    {
        int row = 0;
        if (Vector128.IsHardwareAccelerated && width == Line / sizeof(T))
        {
            for (; row + Height(sizeof(T)) <= height; row += Height(sizeof(T)))
            {
                WriteBlock(source, firstRow + row, together + row, height);
            }
        }

        for (; row < height; row++)
        {
            T* from = source + OffsetOf(firstRow + row);
            for (int i = 0; i < width; i++)
            {
                together[(i * height) + row] = from[i];
            }
        }
    }

    private static int Height(int size) => size switch { 2 => 8, 4 => 4, 8 => 2, _ => int.MaxValue / 2 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteBlock<T>(T* source, long row, T* destination, long columnDistance)
        where T : unmanaged
    {
        if (sizeof(T) == 4)
        {
            WriteFours((uint*)source, row, (uint*)destination, columnDistance);
        }
        else if (sizeof(T) == 8)
        {
            WriteTwos((ulong*)source, row, (ulong*)destination, columnDistance);
        }
        else
        {
            WriteEights((ushort*)source, row, (ushort*)destination, columnDistance);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteFours(uint* source, long row, uint* destination, long columnDistance)
    {
        uint* p0 = source + OffsetOf(row);
        uint* p1 = source + OffsetOf(row + 1);
        uint* p2 = source + OffsetOf(row + 2);
        uint* p3 = source + OffsetOf(row + 3);
        for (int column = 0; column < Line / sizeof(uint); column += 4)
        {
            Vector128<uint> a = Vector128.Load(p0 + column);
            Vector128<uint> b = Vector128.Load(p1 + column);
            Vector128<uint> c = Vector128.Load(p2 + column);
            Vector128<uint> d = Vector128.Load(p3 + column);
            (Vector128<uint> e, Vector128<uint> f) = (Low(a, b), High(a, b));
            (Vector128<uint> g, Vector128<uint> h) = (Low(c, d), High(c, d));
            Low(e.AsUInt64(), g.AsUInt64()).AsUInt32().Store(destination);
            High(e.AsUInt64(), g.AsUInt64()).AsUInt32().Store(destination + columnDistance);
            Low(f.AsUInt64(), h.AsUInt64()).AsUInt32().Store(destination + (2 * columnDistance));
            High(f.AsUInt64(), h.AsUInt64()).AsUInt32().Store(destination + (3 * columnDistance));
            destination += 4 * columnDistance;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteTwos(ulong* source, long row, ulong* destination, long columnDistance)
    {
        ulong* p0 = source + OffsetOf(row);
        ulong* p1 = source + OffsetOf(row + 1);
        for (int column = 0; column < Line / sizeof(ulong); column += 2)
        {
            Vector128<ulong> a = Vector128.Load(p0 + column);
            Vector128<ulong> b = Vector128.Load(p1 + column);
            Low(a, b).Store(destination);
            High(a, b).Store(destination + columnDistance);
            destination += 2 * columnDistance;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteEights(ushort* source, long row, ushort* destination, long columnDistance)
    {
        for (int column = 0; column < Line / sizeof(ushort); column += 8)
        {
            ushort* from = source + column;
            Vector128<ushort> a = Vector128.Load(from + OffsetOf(row));
            Vector128<ushort> b = Vector128.Load(from + OffsetOf(row + 1));
            Vector128<ushort> c = Vector128.Load(from + OffsetOf(row + 2));
            Vector128<ushort> d = Vector128.Load(from + OffsetOf(row + 3));
            Vector128<ushort> e = Vector128.Load(from + OffsetOf(row + 4));
            Vector128<ushort> f = Vector128.Load(from + OffsetOf(row + 5));
            Vector128<ushort> g = Vector128.Load(from + OffsetOf(row + 6));
            Vector128<ushort> h = Vector128.Load(from + OffsetOf(row + 7));
            WriteHalf(Low(a, b), Low(c, d), Low(e, f), Low(g, h), destination, columnDistance);
            WriteHalf(
                High(a, b), High(c, d), High(e, f), High(g, h), destination + (4 * columnDistance), columnDistance);
            destination += 8 * columnDistance;
        }
    }

    // Pairs of four columns, each of two rows that follow each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteHalf(
        Vector128<ushort> ab,
        Vector128<ushort> cd,
        Vector128<ushort> ef,
        Vector128<ushort> gh,
        ushort* destination,
        long columnDistance)
    {
        Vector128<ulong> first = Low(ab.AsUInt32(), cd.AsUInt32()).AsUInt64();
        Vector128<ulong> second = Low(ef.AsUInt32(), gh.AsUInt32()).AsUInt64();
        Low(first, second).AsUInt16().Store(destination);
        High(first, second).AsUInt16().Store(destination + columnDistance);
        first = High(ab.AsUInt32(), cd.AsUInt32()).AsUInt64();
        second = High(ef.AsUInt32(), gh.AsUInt32()).AsUInt64();
        Low(first, second).AsUInt16().Store(destination + (2 * columnDistance));
        High(first, second).AsUInt16().Store(destination + (3 * columnDistance));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Low<T>(Vector128<T> a, Vector128<T> b)
    {
        if (typeof(T) == typeof(ushort))
        {
            return Sse2.IsSupported ? Sse2.UnpackLow(a.AsUInt16(), b.AsUInt16()).As<ushort, T>()
                : AdvSimd.Arm64.ZipLow(a.AsUInt16(), b.AsUInt16()).As<ushort, T>();
        }

        if (typeof(T) == typeof(uint))
        {
            return Sse2.IsSupported ? Sse2.UnpackLow(a.AsUInt32(), b.AsUInt32()).As<uint, T>()
                : AdvSimd.Arm64.ZipLow(a.AsUInt32(), b.AsUInt32()).As<uint, T>();
        }

        return Sse2.IsSupported ? Sse2.UnpackLow(a.AsUInt64(), b.AsUInt64()).As<ulong, T>()
            : AdvSimd.Arm64.ZipLow(a.AsUInt64(), b.AsUInt64()).As<ulong, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> High<T>(Vector128<T> a, Vector128<T> b)
    {
        if (typeof(T) == typeof(ushort))
        {
            return Sse2.IsSupported ? Sse2.UnpackHigh(a.AsUInt16(), b.AsUInt16()).As<ushort, T>()
                : AdvSimd.Arm64.ZipHigh(a.AsUInt16(), b.AsUInt16()).As<ushort, T>();
        }

        if (typeof(T) == typeof(uint))
        {
            return Sse2.IsSupported ? Sse2.UnpackHigh(a.AsUInt32(), b.AsUInt32()).As<uint, T>()
                : AdvSimd.Arm64.ZipHigh(a.AsUInt32(), b.AsUInt32()).As<uint, T>();
        }

        return Sse2.IsSupported ? Sse2.UnpackHigh(a.AsUInt64(), b.AsUInt64()).As<ulong, T>()
            : AdvSimd.Arm64.ZipHigh(a.AsUInt64(), b.AsUInt64()).As<ulong, T>();
    }

    private long OffsetOf(long row) =>
        Planes == 1 ? row * RowDistance : ((row % Planes) * PlaneDistance) + (row / Planes * RowDistance);
}
