using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class FussCatalanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(32)]
    public void The_density_integrates_to_1(int factors) =>
        new FussCatalan(factors).Total.Should().BeApproximately(1, 1e-5);

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(1, 3, 5)]
    [InlineData(2, 2, 3)]
    [InlineData(2, 3, 12)]
    [InlineData(4, 2, 5)]
    public void Moments_are_the_Fuss_Catalan_numbers_and_those_of_the_quantiles(int factors, int power, double number)
    {
        FussCatalan theory = new(factors);

        FussCatalan.Moment(factors, power).Should().BeApproximately(number, 1e-9);
        const int Count = 50_000;
        Enumerable.Range(0, Count)
            .Average(i => Math.Pow(theory.Quantile((i + 0.5) / Count), 2 * power))
            .Should().BeApproximately(number, 0.002 * number);
    }

    [Fact]
    public void One_factor_is_the_quarter_circle()
    {
        FussCatalan theory = new(1);

        theory.Largest.Should().BeApproximately(2, 1e-12);
        foreach (double value in (double[])[0.1, 0.5, 1, 1.5, 1.9])
        {
            // The share of singular values below s: the area of a quarter circle of radius 2, up to s.
            double below = ((value * Math.Sqrt(4 - (value * value)) / 2) + (2 * Math.Asin(value / 2))) / Math.PI;
            theory.Quantile(1 - below).Should().BeApproximately(value, 1e-5);
        }
    }

    [Fact]
    public void The_largest_singular_value_grows_as_the_root_of_the_depth()
    {
        new FussCatalan(2).Largest.Should().BeApproximately(Math.Sqrt(27.0 / 4), 1e-12);
        new FussCatalan(1000).Largest.Should().BeApproximately(Math.Sqrt(1000.5 * Math.E), 0.01);
        new FussCatalan(3).Quantile(0).Should().BeApproximately(new FussCatalan(3).Largest, 1e-12);
    }
}
