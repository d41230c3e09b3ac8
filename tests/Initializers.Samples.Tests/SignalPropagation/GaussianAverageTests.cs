using System;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class GaussianAverageTests
{
    [Theory]
    [InlineData(0.25)]
    [InlineData(1)]
    [InlineData(3)]
    public void Moments_are_those_of_the_normal_distribution(double variance)
    {
        GaussianAverage.Of(_ => 1, variance).Should().BeApproximately(1, 1e-12);
        GaussianAverage.Of(z => z, variance).Should().BeApproximately(0, 1e-12);
        GaussianAverage.Of(z => z * z, variance).Should().BeApproximately(variance, 1e-11);
        GaussianAverage.Of(z => Math.Pow(z, 4), variance).Should().BeApproximately(3 * variance * variance, 1e-10);
    }

    [Fact]
    public void A_kink_at_zero_costs_no_precision()
    {
        GaussianAverage.Of(z => Math.Pow(Activation.Relu.Value(z), 2), 1).Should().BeApproximately(0.5, 1e-12);
        GaussianAverage.Of(Activation.Relu.Slope, 1).Should().BeApproximately(0.5, 1e-12);
    }

    [Fact]
    public void The_mean_of_tanh_squared_is_that_of_the_trapezoid_rule()
    {
        const double Step = 0.01;
        double sum = 0;
        for (int i = -1200; i <= 1200; i++)
        {
            double z = i * Step;
            sum += Step * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * Math.Pow(Math.Tanh(z), 2);
        }

        GaussianAverage.Of(z => Math.Pow(Math.Tanh(z), 2), 1).Should().BeApproximately(sum, 1e-12);
    }
}
