using System;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>How far the columns of a tall matrix, or the rows of a wide one, are from orthonormal.</summary>
internal static class Orthonormality
{
    /// <summary>The largest element of Q^T Q - I, or of Q Q^T - I if there are fewer rows than columns.</summary>
    internal static double Error<T>(DenseTensor<T> matrix)
        where T : unmanaged => SampledError(matrix, int.MaxValue);

    /// <summary>The same for some vectors against all, spread over the matrix.</summary>
    internal static double SampledError<T>(DenseTensor<T> matrix, int samples)
        where T : unmanaged
    {
        int rows = (int)matrix.Shape[0];
        int columns = (int)matrix.Shape[1];
        (int count, int length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        double[][] vectors = new double[count][];
        for (int v = 0; v < count; v++)
        {
            vectors[v] = new double[length];
        }

        ReadOnlySpan<T> elements = matrix.Span;
        for (int i = 0; i < elements.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            double value = Element.ToDouble(elements[i]);
            if (rows < columns)
            {
                vectors[row][column] = value;
            }
            else
            {
                vectors[column][row] = value;
            }
        }

        double worst = 0;
        int step = Math.Max(1, count / samples);
        for (int a = 0; a < count; a += step)
        {
            for (int b = 0; b < count; b++)
            {
                double dot = a == b ? -1 : 0;
                for (int i = 0; i < length; i++)
                {
                    dot += vectors[a][i] * vectors[b][i];
                }

                worst = Math.Max(worst, Math.Abs(dot));
            }
        }

        return worst;
    }
}
