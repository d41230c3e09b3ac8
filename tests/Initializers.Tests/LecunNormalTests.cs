using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class LecunNormalTests
{
    [Fact]
    public void It_is_variance_scaling_with_three_constants()
    {
        LecunNormal initializer = new();
        initializer.Scale.Should().Be(1.0);
        initializer.Mode.Should().Be(FanMode.FanIn);
        initializer.Distribution.Should().Be(VarianceDistribution.TruncatedNormal);
        initializer.InputAxes.Should().BeNull();
        initializer.OutputAxes.Should().BeNull();
        float[] expected = new VarianceScaling(1.0, FanMode.FanIn, VarianceDistribution.TruncatedNormal, 7)
            .Initialize([30, 20]).ToArray();
        new LecunNormal(7).Initialize([30, 20]).ToArray().Should().Equal(expected);
    }

    [Fact]
    public void Its_spread_is_the_documented_formula()
    {
        Distribution distribution = new LecunNormal().ComputeDistribution([3, 3, 50, 14]);
        double variance = 1.0 / (9 * 50);
        distribution.Should().Be(Distribution.TruncatedNormal(0, Math.Sqrt(variance) / 0.87962566103423978));
    }

    [Fact]
    public void Axes_reach_the_fans()
    {
        LecunNormal initializer = new(1, [0], [1, 2]);
        initializer.InputAxes.Should().Equal(0);
        initializer.OutputAxes.Should().Equal(1, 2);
        initializer.ComputeDistribution([32, 4, 16]).Should()
            .Be(new LecunNormal(1).ComputeDistribution([32, 64]));
    }

    [Fact]
    public void Only_one_of_the_axes_is_refused()
    {
        Action make = () => _ = new LecunNormal(inputAxes: [0]);
        make.Should().Throw<ArgumentException>().WithMessage(
            "inputAxes and outputAxes must be given together or not at all; received only inputAxes.*");
    }
}
