using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

/// <summary>
/// Applies the reflectors of one panel at once to columns of the matrix: C + V (N (V^T C)), where N is minus the
/// triangular factor of the compact WY form (Schreiber and Van Loan, SIAM J. Sci. Stat. Comput. 10, 1989), or its
/// transpose for the reflectors in the opposite order. Columns are independent, so strips can go to any thread.
/// </summary>
internal readonly unsafe struct QrReflectors<TLanes, TVector, T>(
    QrStrips<T> target, T* vectors, T* factor, long top, int depth, long ownStrip) : IBlockKernel
    where TLanes : struct, IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Stride = QrStrips<T>.Width;
    private const int Height = QrStrips<T>.TileHeight;

    // The vectors of this many rows and two vectors' columns of the target fit a first-level cache. Sums start anew
    // after so many rows, which also keeps their error low.
    private static int ChunkRows => 256 / sizeof(T);

    /// <summary>Transforms the columns <paramref name="from"/> and following, which lie in one strip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long from, int length)
    {
        long strip = from / Stride;
        int first = (int)(from % Stride);
        length = (length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        T* columns = target.Strip(strip) + first;
        T* dots = stackalloc T[2 * Stride * Stride];
        T* products = dots + (Stride * Stride);

        // When Q is formed, rows of the target are known to be zero: those at the panel's height, but for the panel's
        // own columns, where only those are not zero.
        long start = top;
        long end = target.PaddedRows;
        if (ownStrip >= 0 && strip == ownStrip)
        {
            end = Math.Min(end, top + Stride);
        }
        else if (ownStrip >= 0)
        {
            start = Math.Min(end, top + Stride);
        }

        AddDots(vectors, columns, start, end, depth, length, dots);
        for (int row = 0; row < depth; row += Height)
        {
            AddProducts(factor + (row * Stride), dots, depth, length, products + (row * Stride));
        }

        for (long row = top; row < target.PaddedRows; row += Height)
        {
            AddProducts(vectors + (row * Stride), products, depth, length, columns + (row * Stride));
        }
    }

    /// <summary>Adds to <paramref name="dots"/> the products of all vectors with columns over a range of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddDots(T* vectors, T* columns, long start, long end, int depth, int length, T* dots)
    {
        for (long row = start; row < end; row += ChunkRows)
        {
            long rows = Math.Min(ChunkRows, end - row);
            T* a = vectors + (row * Stride);
            T* b = columns + (row * Stride);
            int column = 0;
            for (; column + (2 * TLanes.Count) <= length; column += 2 * TLanes.Count)
            {
                for (int i = 0; i < depth; i += Height)
                {
                    QrTiles<TLanes, TVector, T>.AddDots2(a + i, b + column, rows, dots + (i * Stride) + column);
                }
            }

            if (column < length)
            {
                for (int i = 0; i < depth; i += Height)
                {
                    QrTiles<TLanes, TVector, T>.AddDots1(a + i, b + column, rows, dots + (i * Stride) + column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProducts(T* a, T* b, int depth, int length, T* c)
    {
        int column = 0;
        for (; column + (2 * TLanes.Count) <= length; column += 2 * TLanes.Count)
        {
            QrTiles<TLanes, TVector, T>.AddProduct2(a, b + column, depth, c + column);
        }

        if (column < length)
        {
            QrTiles<TLanes, TVector, T>.AddProduct1(a, b + column, depth, c + column);
        }
    }
}
