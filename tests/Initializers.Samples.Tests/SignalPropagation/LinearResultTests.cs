using System;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class LinearResultTests
{
    private static readonly int[] Depths = [1, 2, 4];

    private static readonly LinearResult Result = LinearResult.Measure(
        new NetworkSize(Width: 32, Depth: 4, Networks: 40, Inputs: 0), Depths, CancellationToken.None);

    [Fact]
    public void Moments_of_Gaussian_products_are_exact_at_any_width()
    {
        foreach (int depth in Depths)
        {
            foreach (Comparison moment in (Comparison[])[Result.SecondMoment(depth), Result.FourthMoment(depth)])
            {
                Math.Abs(moment.Error).Should().BeLessThan(4 * moment.Chance);
                moment.Chance.Should().BeLessThan(0.1);
            }
        }
    }

    [Fact]
    public void The_median_is_that_of_infinite_width_but_for_layers_over_width()
    {
        foreach (int depth in Depths)
        {
            Comparison median = Result.Median(depth);
            Math.Abs(median.Error).Should().BeLessThan((4 * median.Chance) + (depth / 32.0));
        }
    }

    [Fact]
    public void Double_precision_loses_the_median_of_deep_networks()
    {
        LinearResult.HasMedian(32).Should().BeTrue();
        LinearResult.HasMedian(128).Should().BeFalse();
    }

    [Fact]
    public void Growth_is_that_of_the_Lyapunov_exponents()
    {
        for (int rank = 1; rank <= 32; rank++)
        {
            Comparison growth = Result.Growth(rank);
            double chance = growth.Measured.Spread / Math.Sqrt(growth.Measured.Count);
            growth.Measured.Mean.Should().BeApproximately(growth.Theory, 4.5 * chance);
        }
    }

    [Fact]
    public void Orthogonal_products_keep_every_singular_value_at_1()
    {
        foreach (int depth in Depths)
        {
            Result.SingleError(depth).Should().BeInRange(1e-8, 5e-6);
            Result.DoubleError(depth).Should().BeLessThan(1e-13);
            Result.OrthogonalValues(depth).Should().OnlyContain(value => Math.Abs(value - 1) < 5e-6);
        }

        Result.GaussianValues(4).Should().BeInDescendingOrder();
        (Result.GaussianValues(4)[0] / Result.GaussianValues(4)[31]).Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Depths_are_powers_of_two_and_the_last_layer() =>
        Settings.Full("x").With(null, 11, null).LinearDepths().Should().Equal(1, 2, 4, 8, 11);
}
