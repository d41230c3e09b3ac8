using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class GlorotUniformTests
{
    [Fact]
    public void It_is_variance_scaling_with_three_constants()
    {
        GlorotUniform initializer = new();
        initializer.Scale.Should().Be(1.0);
        initializer.Mode.Should().Be(FanMode.FanAvg);
        initializer.Distribution.Should().Be(VarianceDistribution.Uniform);
        initializer.InputAxes.Should().BeNull();
        initializer.OutputAxes.Should().BeNull();
        float[] expected = new VarianceScaling(1.0, FanMode.FanAvg, VarianceDistribution.Uniform, 7)
            .Initialize([30, 20]).ToArray();
        new GlorotUniform(7).Initialize([30, 20]).ToArray().Should().Equal(expected);
    }

    [Fact]
    public void Its_spread_is_the_documented_formula()
    {
        Distribution distribution = new GlorotUniform().ComputeDistribution([3, 3, 50, 14]);
        double variance = 2.0 / ((9 * 50) + (9 * 14));
        distribution.Should().Be(Distribution.Uniform(-Math.Sqrt(3 * variance), Math.Sqrt(3 * variance)));
    }

    [Fact]
    public void Axes_reach_the_fans()
    {
        GlorotUniform initializer = new(1, [0], [1, 2]);
        initializer.InputAxes.Should().Equal(0);
        initializer.OutputAxes.Should().Equal(1, 2);
        initializer.ComputeDistribution([32, 4, 16]).Should()
            .Be(new GlorotUniform(1).ComputeDistribution([32, 64]));
    }

    [Fact]
    public void Only_one_of_the_axes_is_refused()
    {
        Action make = () => _ = new GlorotUniform(inputAxes: [0]);
        make.Should().Throw<ArgumentException>().WithMessage(
            "inputAxes and outputAxes must be given together or not at all; received only inputAxes.*");
    }
}
