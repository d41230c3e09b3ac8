using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

// The matrix products inside the QR factorization, on tiles that stay in registers.
//
// Layout   Every operand has rows of Stride elements: a strip of the matrix, or a small square matrix. A tile is six
//          rows by one or two vectors; a strip is eight tiles high or three wide at the usual widths, so nothing is packed.
// Order    A lane is a column of the result. Each result is a chain of fused multiply-adds over the inner index in
//          ascending order, one rounding each: the same bits at every vector width.
// Bounds   Whole tiles are read and written; strips have zero rows and columns where a tile goes beyond the matrix.
// Cost     Two vector loads and six broadcast loads for twelve multiply-adds: bound by arithmetic.
// Pinned   QrFactorizationTests: every width gives the scalar bits.
internal static unsafe class QrTiles<TLanes, TVector, T>
    where TLanes : struct, IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Stride = QrStrips<T>.Width;

    /// <summary>Adds the product of six columns, transposed, and two vectors' columns: c += a^T b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddDots2(T* a, T* b, long length, T* c)
    {
        TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (; length > 0; length--)
        {
            TVector b0 = TLanes.Load(b);
            TVector b1 = TLanes.Load(b + TLanes.Count);
            TVector x = TLanes.Splat(a[0]);
            c00 = TLanes.FusedMultiplyAdd(x, b0, c00);
            c01 = TLanes.FusedMultiplyAdd(x, b1, c01);
            x = TLanes.Splat(a[1]);
            c10 = TLanes.FusedMultiplyAdd(x, b0, c10);
            c11 = TLanes.FusedMultiplyAdd(x, b1, c11);
            x = TLanes.Splat(a[2]);
            c20 = TLanes.FusedMultiplyAdd(x, b0, c20);
            c21 = TLanes.FusedMultiplyAdd(x, b1, c21);
            x = TLanes.Splat(a[3]);
            c30 = TLanes.FusedMultiplyAdd(x, b0, c30);
            c31 = TLanes.FusedMultiplyAdd(x, b1, c31);
            x = TLanes.Splat(a[4]);
            c40 = TLanes.FusedMultiplyAdd(x, b0, c40);
            c41 = TLanes.FusedMultiplyAdd(x, b1, c41);
            x = TLanes.Splat(a[5]);
            c50 = TLanes.FusedMultiplyAdd(x, b0, c50);
            c51 = TLanes.FusedMultiplyAdd(x, b1, c51);
            a += Stride;
            b += Stride;
        }

        AddTo(c, c00, c01);
        AddTo(c + Stride, c10, c11);
        AddTo(c + (2 * Stride), c20, c21);
        AddTo(c + (3 * Stride), c30, c31);
        AddTo(c + (4 * Stride), c40, c41);
        AddTo(c + (5 * Stride), c50, c51);
    }

    /// <summary>The same for one vector's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddDots1(T* a, T* b, long length, T* c)
    {
        TVector c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
        for (; length > 0; length--)
        {
            TVector b0 = TLanes.Load(b);
            c0 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[0]), b0, c0);
            c1 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[1]), b0, c1);
            c2 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[2]), b0, c2);
            c3 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[3]), b0, c3);
            c4 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[4]), b0, c4);
            c5 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[5]), b0, c5);
            a += Stride;
            b += Stride;
        }

        AddTo(c, c0);
        AddTo(c + Stride, c1);
        AddTo(c + (2 * Stride), c2);
        AddTo(c + (3 * Stride), c3);
        AddTo(c + (4 * Stride), c4);
        AddTo(c + (5 * Stride), c5);
    }

    /// <summary>Continues six rows of sums: c += a b, for two vectors' columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddProduct2(T* a, T* b, int depth, T* c)
    {
        int n = TLanes.Count;
        TVector c00 = TLanes.Load(c), c01 = TLanes.Load(c + n);
        TVector c10 = TLanes.Load(c + Stride), c11 = TLanes.Load(c + Stride + n);
        TVector c20 = TLanes.Load(c + (2 * Stride)), c21 = TLanes.Load(c + (2 * Stride) + n);
        TVector c30 = TLanes.Load(c + (3 * Stride)), c31 = TLanes.Load(c + (3 * Stride) + n);
        TVector c40 = TLanes.Load(c + (4 * Stride)), c41 = TLanes.Load(c + (4 * Stride) + n);
        TVector c50 = TLanes.Load(c + (5 * Stride)), c51 = TLanes.Load(c + (5 * Stride) + n);
        for (; depth > 0; depth--)
        {
            TVector b0 = TLanes.Load(b);
            TVector b1 = TLanes.Load(b + n);
            TVector x = TLanes.Splat(a[0]);
            c00 = TLanes.FusedMultiplyAdd(x, b0, c00);
            c01 = TLanes.FusedMultiplyAdd(x, b1, c01);
            x = TLanes.Splat(a[Stride]);
            c10 = TLanes.FusedMultiplyAdd(x, b0, c10);
            c11 = TLanes.FusedMultiplyAdd(x, b1, c11);
            x = TLanes.Splat(a[2 * Stride]);
            c20 = TLanes.FusedMultiplyAdd(x, b0, c20);
            c21 = TLanes.FusedMultiplyAdd(x, b1, c21);
            x = TLanes.Splat(a[3 * Stride]);
            c30 = TLanes.FusedMultiplyAdd(x, b0, c30);
            c31 = TLanes.FusedMultiplyAdd(x, b1, c31);
            x = TLanes.Splat(a[4 * Stride]);
            c40 = TLanes.FusedMultiplyAdd(x, b0, c40);
            c41 = TLanes.FusedMultiplyAdd(x, b1, c41);
            x = TLanes.Splat(a[5 * Stride]);
            c50 = TLanes.FusedMultiplyAdd(x, b0, c50);
            c51 = TLanes.FusedMultiplyAdd(x, b1, c51);
            a++;
            b += Stride;
        }

        Store(c, c00, c01);
        Store(c + Stride, c10, c11);
        Store(c + (2 * Stride), c20, c21);
        Store(c + (3 * Stride), c30, c31);
        Store(c + (4 * Stride), c40, c41);
        Store(c + (5 * Stride), c50, c51);
    }

    /// <summary>The same for one vector's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddProduct1(T* a, T* b, int depth, T* c)
    {
        TVector c0 = TLanes.Load(c), c1 = TLanes.Load(c + Stride), c2 = TLanes.Load(c + (2 * Stride));
        TVector c3 = TLanes.Load(c + (3 * Stride)), c4 = TLanes.Load(c + (4 * Stride));
        TVector c5 = TLanes.Load(c + (5 * Stride));
        for (; depth > 0; depth--)
        {
            TVector b0 = TLanes.Load(b);
            c0 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[0]), b0, c0);
            c1 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[Stride]), b0, c1);
            c2 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[2 * Stride]), b0, c2);
            c3 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[3 * Stride]), b0, c3);
            c4 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[4 * Stride]), b0, c4);
            c5 = TLanes.FusedMultiplyAdd(TLanes.Splat(a[5 * Stride]), b0, c5);
            a++;
            b += Stride;
        }

        TLanes.Store(c0, c);
        TLanes.Store(c1, c + Stride);
        TLanes.Store(c2, c + (2 * Stride));
        TLanes.Store(c3, c + (3 * Stride));
        TLanes.Store(c4, c + (4 * Stride));
        TLanes.Store(c5, c + (5 * Stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(T* c, TVector first, TVector second)
    {
        AddTo(c, first);
        AddTo(c + TLanes.Count, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(T* c, TVector value) => TLanes.Store(TLanes.Add(TLanes.Load(c), value), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* c, TVector first, TVector second)
    {
        TLanes.Store(first, c);
        TLanes.Store(second, c + TLanes.Count);
    }
}
