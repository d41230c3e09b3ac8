using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class HeNormalTests
{
    [Fact]
    public void It_is_variance_scaling_with_three_constants()
    {
        HeNormal initializer = new();
        initializer.Scale.Should().Be(2.0);
        initializer.Mode.Should().Be(FanMode.FanIn);
        initializer.Distribution.Should().Be(VarianceDistribution.TruncatedNormal);
        initializer.InputAxes.Should().BeNull();
        initializer.OutputAxes.Should().BeNull();
        float[] expected = new VarianceScaling(2.0, FanMode.FanIn, VarianceDistribution.TruncatedNormal, 7)
            .Initialize([30, 20]).ToArray();
        new HeNormal(7).Initialize([30, 20]).ToArray().Should().Equal(expected);
    }

    [Fact]
    public void Its_spread_is_the_documented_formula()
    {
        Distribution distribution = new HeNormal().ComputeDistribution([3, 3, 50, 14]);
        double variance = 2.0 / (9 * 50);
        distribution.Should().Be(Distribution.TruncatedNormal(0, Math.Sqrt(variance) / 0.87962566103423978));
    }

    [Fact]
    public void Axes_reach_the_fans()
    {
        HeNormal initializer = new(1, [0], [1, 2]);
        initializer.InputAxes.Should().Equal(0);
        initializer.OutputAxes.Should().Equal(1, 2);
        initializer.ComputeDistribution([32, 4, 16]).Should()
            .Be(new HeNormal(1).ComputeDistribution([32, 64]));
    }

    [Fact]
    public void Only_one_of_the_axes_is_refused()
    {
        Action make = () => _ = new HeNormal(inputAxes: [0]);
        make.Should().Throw<ArgumentException>().WithMessage(
            "inputAxes and outputAxes must be given together or not at all; received only inputAxes.*");
    }
}
