using System;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class GaussianProductTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Width_1_is_a_product_of_numbers(int factors) =>
        new GaussianProduct(1).FourthMoment(factors).Should().BeApproximately(Math.Pow(3, factors), 1e-9);

    [Fact]
    public void One_factor_has_the_fourth_moment_of_a_Wishart_matrix() =>
        new GaussianProduct(10).FourthMoment(1).Should().BeApproximately(2.1, 1e-12);

    [Fact]
    public void Infinite_width_has_the_Fuss_Catalan_moment() =>
        new GaussianProduct(10_000_000).FourthMoment(8).Should().BeApproximately(FussCatalan.Moment(8, 2), 1e-4);

    [Fact]
    public void Width_1_grows_by_the_mean_logarithm_of_a_normal_value()
    {
        // E ln|z| = -(gamma + ln 2) / 2 for a standard normal z, with Euler's constant.
        double expected = -(0.57721566490153286 + Math.Log(2)) / 2;

        new GaussianProduct(1).LyapunovExponent(1).Should().BeApproximately(expected, 1e-12);
        new GaussianProduct(1).MeanExponent().Should().BeApproximately(expected, 1e-12);
    }

    [Fact]
    public void Wide_layers_have_the_mean_logarithm_of_the_quarter_circle()
    {
        // Its density is sqrt(4 - s^2) / pi on [0, 2], and the mean of ln s is -1/2.
        new GaussianProduct(2000).MeanExponent().Should().BeApproximately(-0.5, 1e-3);
        new GaussianProduct(50).LyapunovExponent(1).Should().BeGreaterThan(new GaussianProduct(50).LyapunovExponent(2));
    }
}
