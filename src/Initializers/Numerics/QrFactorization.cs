using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Initializers.Numerics;

/// <summary>Householder QR, for the orthogonal factor alone.</summary>
internal static unsafe class QrFactorization
{
    /// <summary>
    /// Replaces a row-major matrix by the Q of its reduced QR factorization with a positive diagonal of R, times a
    /// factor, in row-major order, transposed if asked.
    /// </summary>
    internal static void Orthonormalize<T>(QrShape shape, T scale, int maxDegreeOfParallelism, T* matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (long m, long n) = (shape.Rows, shape.Columns);
        var v = (T*)NativeMemory.Alloc((nuint)(m * n), (nuint)sizeof(T));
        var signs = (T*)NativeMemory.AllocZeroed((nuint)(2 * n), (nuint)sizeof(T));
        T* tau = signs + n;
        try
        {
            Buffer.MemoryCopy(matrix, v, m * n * sizeof(T), m * n * sizeof(T));
            for (long j = 0; j < n; j++)
            {
                T norm = T.Zero;
                for (long r = j; r < m; r++)
                {
                    norm += v[(r * n) + j] * v[(r * n) + j];
                }

                T alpha = v[(j * n) + j];
                T beta = alpha < T.Zero ? T.Sqrt(norm) : -T.Sqrt(norm);
                signs[j] = norm == T.Zero ? T.Zero : scale * T.CopySign(T.One, beta);
                tau[j] = norm == T.Zero ? T.Zero : T.One / (norm - (alpha * beta));
                v[(j * n) + j] = alpha - beta;
                Reflect(v, j, tau[j], m, n, j + 1, v);
            }

            T* q = (T*)NativeMemory.AllocZeroed((nuint)(m * n), (nuint)sizeof(T));
            for (long j = n - 1; j >= 0; j--)
            {
                q[(j * n) + j] = T.One;
                Reflect(v, j, tau[j], m, n, j, q);
            }

            for (long r = 0; r < m; r++)
            {
                for (long c = 0; c < n; c++)
                {
                    matrix[shape.IsTransposed ? (c * m) + r : (r * n) + c] = signs[c] * q[(r * n) + c];
                }
            }

            NativeMemory.Free(q);
        }
        finally
        {
            NativeMemory.Free(v);
            NativeMemory.Free(signs);
        }
    }

    private static void Reflect<T>(T* v, long j, T tau, long m, long n, long firstColumn, T* target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (long c = firstColumn; c < n; c++)
        {
            T sum = T.Zero;
            for (long r = j; r < m; r++)
            {
                sum += v[(r * n) + j] * target[(r * n) + c];
            }

            sum *= tau;
            for (long r = j; r < m; r++)
            {
                target[(r * n) + c] -= sum * v[(r * n) + j];
            }
        }
    }
}
