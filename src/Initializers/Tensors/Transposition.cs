using System.Runtime.CompilerServices;

namespace Initializers.Tensors;

/// <summary>Copies a matrix into the other order of storage: row-major to column-major and back.</summary>
internal static class Transposition
{
    // A tile is read by rows into memory of its own and written from there by columns: each cache line of the matrices
    // is touched once, in full, so that rows at a distance of a power of two do not drive each other out.
    private const int TileSize = 16;

    /// <summary>Writes the transpose of a row-major matrix, row-major; the two must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Copy<T>(ReadOnlySpan<T> source, int rows, int columns, Span<T> destination)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, (long)rows * columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, source.Length);
        T* tile = stackalloc T[TileSize * TileSize];
        fixed (T* from = source, to = destination)
        {
            for (int row = 0; row < rows; row += TileSize)
            {
                int height = Math.Min(TileSize, rows - row);
                for (int column = 0; column < columns; column += TileSize)
                {
                    int width = Math.Min(TileSize, columns - column);
                    for (int r = 0; r < height; r++)
                    {
                        T* line = from + ((nint)(row + r) * columns) + column;
                        new Span<T>(line, width).CopyTo(new Span<T>(tile + (r * TileSize), TileSize));
                    }

                    for (int c = 0; c < width; c++)
                    {
                        T* line = to + ((nint)(column + c) * rows) + row;
                        int r = 0;
                        for (; r + 4 <= height; r += 4)
                        {
                            T* four = tile + (r * TileSize) + c;
                            line[r] = four[0];
                            line[r + 1] = four[TileSize];
                            line[r + 2] = four[2 * TileSize];
                            line[r + 3] = four[3 * TileSize];
                        }

                        for (; r < height; r++)
                        {
                            line[r] = tile[(r * TileSize) + c];
                        }
                    }
                }
            }
        }
    }

    /// <summary>Writes the elements of a row-major tensor in the order of other axes; the two must not overlap.</summary>
    internal static void Permute<T>(ReadOnlySpan<T> source, Shape shape, ReadOnlySpan<int> axes, Span<T> destination)
        where T : unmanaged
    {
        // One place per axis of the result: how far a step on it moves in the source, and where it stands.
        Span<long> places = axes.Length <= 32 ? stackalloc long[2 * axes.Length] : new long[2 * axes.Length];
        Span<long> strides = places[..axes.Length];
        Span<long> index = places[axes.Length..];
        index.Clear();
        for (int axis = 0; axis < axes.Length; axis++)
        {
            strides[axis] = 1;
            foreach (long size in shape.Dimensions[(axes[axis] + 1)..])
            {
                strides[axis] *= size;
            }
        }

        long from = 0;
        for (int to = 0; to < destination.Length; to++)
        {
            destination[to] = source[(int)from];
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++index[axis] < shape[axes[axis]])
                {
                    break;
                }

                from -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }
}
