using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Products of the layers of many deep linear networks.</summary>
/// <param name="size">How many and how large.</param>
/// <param name="gaussian">Layers of independent normal values with variance 1 / n, as Glorot scales them.</param>
/// <param name="orthogonal">Orthogonal layers in double precision.</param>
/// <param name="orthogonalSingle">Orthogonal layers in single precision, multiplied in double precision.</param>
internal sealed class LinearResult(
    NetworkSize size, MatrixProduct[] gaussian, MatrixProduct[] orthogonal, MatrixProduct[] orthogonalSingle)
{
    // Nothing about them is random but their directions: a few show what there is to see.
    private const int MostOrthogonal = 4;

    private readonly GaussianProduct _theory = new(size.Width);

    internal NetworkSize Size => size;

    /// <summary>The mean square of the Gaussian product's singular values: 1, since the variance is 1 / n.</summary>
    internal Comparison SecondMoment(int depth) => new(Sample(product => product.Moment(depth, 2)), 1);

    /// <summary>The mean of their fourth powers.</summary>
    internal Comparison FourthMoment(int depth) =>
        new(Sample(product => product.Moment(depth, 4)), _theory.FourthMoment(depth));

    /// <summary>
    /// The one in the middle. Theory is that of infinite width: it leaves out terms of depth / width.
    /// </summary>
    internal Comparison Median(int depth) => new(
        Sample(product => product.SingularValues(depth)[size.Width / 2]),
        new FussCatalan(depth).Quantile((size.Width / 2 + 0.5) / size.Width));

    /// <summary>Whether double precision can hold such a small value in a matrix with such large ones.</summary>
    internal static bool HasMedian(int depth)
    {
        FussCatalan theory = new(depth);
        return theory.Quantile(0.5) > 1e-12 * theory.Largest;
    }

    /// <summary>The logarithm of the factor by which a layer stretches the direction with a rank, from 1 on.</summary>
    internal Comparison Growth(int rank) => new(
        Sample(product => product.Growth[rank - 1]), _theory.LyapunovExponent(rank));

    /// <summary>The singular values of the Gaussian product by rank: geometric means over the networks.</summary>
    internal double[] GaussianValues(int depth) => ByRank(gaussian, depth);

    /// <summary>The singular values of the orthogonal product by rank.</summary>
    internal double[] OrthogonalValues(int depth) => ByRank(orthogonalSingle, depth);

    /// <summary>The farthest that a singular value of the orthogonal product is from 1, in single precision.</summary>
    internal double SingleError(int depth) => Farthest(orthogonalSingle, depth);

    /// <summary>The farthest that a singular value of the orthogonal product is from 1, in double precision.</summary>
    internal double DoubleError(int depth) => Farthest(orthogonal, depth);

    /// <summary>Draws the networks and multiplies their layers.</summary>
    internal static LinearResult Measure(
        NetworkSize size, IReadOnlyCollection<int> depths, CancellationToken cancellation)
    {
        MatrixProduct[] Multiply(int networks, Func<int, Func<Matrix<double>>> layersOf)
        {
            var products = new MatrixProduct[networks];
            Parallel.For(0, networks, new() { CancellationToken = cancellation }, network =>
            {
                Func<Matrix<double>> draw = layersOf(network);
                products[network] = MatrixProduct.Of(Enumerable.Range(0, size.Depth).Select(_ => draw()), depths);
            });
            return products;
        }

        int few = Math.Min(size.Networks, MostOrthogonal);
        return new(
            size,
            Multiply(size.Networks, network =>
            {
                // GlorotNormal is cut at two standard deviations; the formulas are for a whole normal distribution.
                VarianceScaling initializer = new(
                    1, FanMode.FanAvg, VarianceDistribution.UntruncatedNormal, new SeedGenerator(100_000 + network));
                return () => initializer.Initialize<double>([size.Width, size.Width]).ToMatrix();
            }),
            Multiply(few, network =>
            {
                Orthogonal initializer = new(seed: new SeedGenerator(200_000 + network));
                return () => initializer.Initialize<double>([size.Width, size.Width]).ToMatrix();
            }),
            Multiply(few, network =>
            {
                Orthogonal initializer = new(seed: new SeedGenerator(200_000 + network));
                return () => initializer.Initialize([size.Width, size.Width]).ToMatrix().ToDouble();
            }));
    }

    private static double[] ByRank(MatrixProduct[] products, int depth) =>
        [.. Enumerable.Range(0, products[0].Growth.Length).Select(
            rank => Math.Exp(products.Average(product => Math.Log(product.SingularValues(depth)[rank]))))];

    private static double Farthest(MatrixProduct[] products, int depth) =>
        products.Max(product => product.SingularValues(depth).Max(value => Math.Abs(value - 1)));

    private Sample Sample(Func<MatrixProduct, double> number) => new([.. gaussian.Select(number)]);
}
