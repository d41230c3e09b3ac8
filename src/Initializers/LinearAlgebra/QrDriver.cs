using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

// Blocked Householder QR, right-looking, and the formation of Q backwards over the same panels.
//
// Forward   for each strip: factor it (QrPanel), then apply its reflectors to the strips on its right (QrReflectors).
// Backward  Q starts as the identity. From the last strip to the first, the reflectors of a strip are copied aside, the
//           strip takes its columns of the identity, and they are applied to it and to the strips on its right, which
//           are Q already but for these reflectors.
// Cost      4 m n^2 - 4 n^3 / 3 operations, nearly all in QrTiles. The panels are not parallel, the rest is.
// Source    Bischof and Van Loan, "The WY representation for products of Householder matrices", SIAM J. Sci. Stat.
//           Comput. 8, 1987; LAPACK's geqrf and orgqr have the same plan.
internal static unsafe class QrDriver<TLanes, TVector, T>
    where TLanes : struct, IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Width = QrStrips<T>.Width;
    private const int Square = Width * Width;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(QrShape shape, T scale, int degree, T* matrix)
    {
        QrStrips<T> strips = new(shape.Rows, shape.Columns);
        long strip = strips.StripLength;
        long columns = strips.Count * Width;

        // Signs, minus the triangular factor of each panel, its transpose, products of vectors, tau, vectors put aside.
        long length = columns + (strips.Count * Square) + (2 * Square) + Width + strip;
        T* scratch = null;
        try
        {
            scratch = (T*)NativeMemory.AlignedAlloc(checked((nuint)(length * sizeof(T))), 64);
            T* factors = scratch + columns;
            T* work = factors + (strips.Count * Square);
            if (shape.IsSourceTransposed)
            {
                ParallelBlocks.Run(new QrLoadTransposed<T>(matrix, strips), shape.Columns, Width, degree);
            }
            else
            {
                ParallelBlocks.Run(new QrLoad<T>(matrix, strips), shape.Columns, Width, degree);
            }

            Factor(strips, scratch, factors, work, degree);
            FormQ(strips, factors, work + (2 * Square) + Width, degree);
            for (long c = 0; c < shape.Columns; c++)
            {
                scratch[c] *= scale;
            }

            if (shape.IsTransposed)
            {
                QrStoreTransposed<T> store = new(strips, scratch, matrix);
                ParallelBlocks.Run(store, shape.Columns, Width, degree);
            }
            else
            {
                QrStore<TLanes, TVector, T> store = new(strips, scratch, matrix);
                ParallelBlocks.Run(store, shape.Columns, Width, degree);
            }
        }
        finally
        {
            NativeMemory.AlignedFree(scratch);
            strips.Free();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Factor(QrStrips<T> strips, T* signs, T* factors, T* work, int degree)
    {
        T* products = work;
        T* transposed = work + Square;
        T* scales = work + (2 * Square);
        for (long p = 0; p < strips.Count; p++)
        {
            T* panel = strips.Strip(p);
            long top = p * Width;
            int depth = strips.ColumnsOf(p);
            QrPanel<TLanes, TVector, T>.Factor(panel, top, strips.Rows, depth, signs + top, scales);
            new Span<T>(products, Square).Clear();
            QrReflectors<TLanes, TVector, T>.AddDots(panel, panel, top, strips.PaddedRows, depth, Width, products);
            QrPanel<TLanes, TVector, T>.Triangle(products, scales, depth, factors + (p * Square), transposed);

            // Q^T is applied, so the factor is transposed.
            QrReflectors<TLanes, TVector, T> reflectors = new(strips, panel, transposed, top, depth, -1);
            Apply(reflectors, strips, p + 1, degree);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FormQ(QrStrips<T> strips, T* factors, T* vectors, int degree)
    {
        for (long p = strips.Count - 1; p >= 0; p--)
        {
            T* panel = strips.Strip(p);
            long top = p * Width;
            int depth = strips.ColumnsOf(p);
            long begin = top * Width;
            long length = strips.StripLength;
            Buffer.MemoryCopy(
                panel + begin, vectors + begin, (length - begin) * sizeof(T), (length - begin) * sizeof(T));
            NativeMemory.Clear(panel, (nuint)(length * sizeof(T)));
            for (int c = 0; c < depth; c++)
            {
                panel[begin + (c * Width) + c] = T.One;
            }

            QrReflectors<TLanes, TVector, T> reflectors = new(strips, vectors, factors + (p * Square), top, depth, p);
            Apply(reflectors, strips, p, degree);
        }
    }

    /// <summary>Applies reflectors to the columns of a strip and of all on its right.</summary>
    private static void Apply(
        in QrReflectors<TLanes, TVector, T> reflectors, QrStrips<T> strips, long first, int degree)
    {
        if (first < strips.Count)
        {
            Shifted shifted = new(reflectors, first * Width);
            ParallelBlocks.Run(shifted, strips.Columns - (first * Width), Width, degree);
        }
    }

    /// <summary>The reflectors on columns counted from a first one.</summary>
    private readonly struct Shifted(QrReflectors<TLanes, TVector, T> reflectors, long offset) : IBlockKernel
    {
        public void Run(long from, int length) => reflectors.Run(offset + from, length);
    }
}
