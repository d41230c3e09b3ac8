using System;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Initializers.Tests.Statistics;

/// <summary>
/// Are the matrices uniform over the orthogonal group (Haar measure)? Fixed seeds; a sound library fails a p-value of
/// 1e-4 once in ten thousand changes of its values.
/// </summary>
[Trait("Category", "Statistics")]
public sealed class OrthogonalStatisticsTests
{
    private const double SmallestPValue = 1e-4;

    [Theory]
    [InlineData(3, 3)]
    [InlineData(12, 5)]
    [InlineData(5, 12)]
    public void Squares_of_elements_have_the_beta_distribution(int rows, int columns)
    {
        // Each column of Q is uniform on the sphere of n dimensions; the square of one coordinate is
        // Beta(1/2, (n - 1)/2).
        const int count = 3000;
        int dimensions = Math.Max(rows, columns);
        double[] first = new double[count];
        double[] last = new double[count];
        int positive = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> q = new Orthogonal(seed: i).Initialize<double>([rows, columns]).Span;
            first[i] = q[0] * q[0];
            last[i] = q[^1] * q[^1];
            positive += q[^1] > 0 ? 1 : 0;
        }

        PValue(first, x => Beta.CDF(0.5, (dimensions - 1) / 2.0, x)).Should().BeGreaterThan(SmallestPValue);
        PValue(last, x => Beta.CDF(0.5, (dimensions - 1) / 2.0, x)).Should().BeGreaterThan(SmallestPValue);
        double z = Math.Abs(positive - (count / 2.0)) / Math.Sqrt(count / 4.0);
        (2 * Normal.CDF(0, 1, -z)).Should().BeGreaterThan(SmallestPValue);
    }

    [Fact]
    public void Matrices_of_two_dimensions_turn_by_a_uniform_angle_and_half_of_them_reflect()
    {
        const int count = 4000;
        double[] angles = new double[count];
        int reflections = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> q = new Orthogonal(seed: i).Initialize<double>([2, 2]).Span;
            angles[i] = Math.Atan2(q[2], q[0]);
            reflections += (q[0] * q[3]) - (q[1] * q[2]) < 0 ? 1 : 0;
        }

        PValue(angles, x => (x + Math.PI) / (2 * Math.PI)).Should().BeGreaterThan(SmallestPValue);
        double z = Math.Abs(reflections - (count / 2.0)) / Math.Sqrt(count / 4.0);
        (2 * Normal.CDF(0, 1, -z)).Should().BeGreaterThan(SmallestPValue);
    }

    [Theory]
    [InlineData(8, 2000)]
    [InlineData(51, 300)]
    public void Traces_have_the_moments_of_a_standard_normal(int size, int count)
    {
        // Diaconis and Shahshahani, "On the eigenvalues of random matrices", J. Appl. Prob. 31A, 1994: the low moments
        // of the trace are exactly those of a normal variable. Without the sign rule the first one is far from 0.
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++)
        {
            DenseTensor<float> q = new Orthogonal(seed: i).Initialize([size, size], maxDegreeOfParallelism: 1);
            double trace = 0;
            for (int j = 0; j < size; j++)
            {
                trace += q[j, j];
            }

            sum += trace;
            squares += trace * trace;
        }

        // The variance of a trace is 1, that of its square 2.
        double z = Math.Abs(sum) / Math.Sqrt(count);
        double zOfSquares = Math.Abs(squares - count) / Math.Sqrt(2.0 * count);
        (2 * Normal.CDF(0, 1, -z)).Should().BeGreaterThan(SmallestPValue);
        (2 * Normal.CDF(0, 1, -zOfSquares)).Should().BeGreaterThan(SmallestPValue);
    }

    private static double PValue(double[] values, Func<double, double> cumulative) =>
        KolmogorovSmirnov.PValue(KolmogorovSmirnov.Statistic(values, cumulative), values.Length);
}
