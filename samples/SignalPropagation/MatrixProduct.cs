using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Initializers.Samples.SignalPropagation;

/// <summary>The singular values of a deep linear network, whose layers are one matrix after all.</summary>
internal sealed class MatrixProduct
{
    private readonly Dictionary<int, double[]> _singularValues = [];

    private MatrixProduct(int width)
    {
        Growth = new double[width];
    }

    /// <summary>
    /// The logarithms of the diagonal of R in a chain of QR factorizations, averaged over the layers. They stay in
    /// range however deep the network is, while the product itself soon has condition numbers beyond double precision.
    /// </summary>
    internal double[] Growth { get; }

    /// <summary>The singular values at one of the depths that were asked for, the largest first.</summary>
    internal IReadOnlyList<double> SingularValues(int depth) => _singularValues[depth];

    /// <summary>The mean of the singular values to a power.</summary>
    internal double Moment(int depth, int power) => _singularValues[depth].Average(value => Math.Pow(value, power));

    /// <summary>Multiplies matrices.</summary>
    /// <param name="layers">The matrices, square and of one size, the layer next to the input first.</param>
    /// <param name="depths">Where to stop for the singular values.</param>
    internal static MatrixProduct Of(IEnumerable<Matrix<double>> layers, IReadOnlyCollection<int> depths)
    {
        MatrixProduct? result = null;
        Matrix<double>? product = null, frame = null;
        int depth = 0;
        foreach (Matrix<double> layer in layers)
        {
            result ??= new(layer.RowCount);
            product = product is null ? layer : layer * product;
            QR<double> qr = (frame is null ? layer : layer * frame).QR();
            frame = qr.Q;
            for (int i = 0; i < result.Growth.Length; i++)
            {
                result.Growth[i] += Math.Log(Math.Abs(qr.R[i, i]));
            }

            if (depths.Contains(++depth))
            {
                result._singularValues[depth] = [.. product.Svd(computeVectors: false).S];
            }
        }

        if (result is null)
        {
            throw new ArgumentException("layers must not be empty.", nameof(layers));
        }

        for (int i = 0; i < result.Growth.Length; i++)
        {
            result.Growth[i] /= depth;
        }

        return result;
    }
}
