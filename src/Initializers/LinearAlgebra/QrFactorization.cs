using System.Numerics;
using System.Runtime.Intrinsics;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

/// <summary>The orthogonal factor of a matrix, by blocked Householder QR; nothing of R is kept but its signs.</summary>
/// <remarks>
/// The bits depend on the matrix alone: blocks have fixed sizes, threads take whole columns, and a vector lane is a
/// column.
/// </remarks>
internal static unsafe class QrFactorization
{
    /// <summary>
    /// Replaces a row-major matrix by the Q of its reduced QR factorization, with the signs that make the diagonal of R
    /// positive, times a factor; in row-major order, transposed if asked.
    /// </summary>
    /// <typeparam name="T">Single or double.</typeparam>
    internal static void Orthonormalize<T>(QrShape shape, T scale, int maxDegreeOfParallelism, T* matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Orthonormalize(shape, scale, maxDegreeOfParallelism, matrix, LaneWidths.Best);

    /// <summary>The same on vectors of a given width.</summary>
    internal static void Orthonormalize<T>(QrShape shape, T scale, int degree, T* matrix, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                QrDriver<Reals512<T>, Vector512<T>, T>.Run(shape, scale, degree, matrix);
                break;
            case LaneWidth.Bits256:
                QrDriver<Reals256<T>, Vector256<T>, T>.Run(shape, scale, degree, matrix);
                break;
            case LaneWidth.Bits128:
                QrDriver<Reals128<T>, Vector128<T>, T>.Run(shape, scale, degree, matrix);
                break;
            default:
                QrDriver<Real<T>, T, T>.Run(shape, scale, degree, matrix);
                break;
        }
    }
}
