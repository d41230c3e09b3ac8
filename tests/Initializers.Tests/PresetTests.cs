using System;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>The six presets: variance scaling with three constants.</summary>
public class PresetTests
{
    [Theory]
    [InlineData("GlorotNormal", 1, FanMode.FanAvg, VarianceDistribution.TruncatedNormal)]
    [InlineData("GlorotUniform", 1, FanMode.FanAvg, VarianceDistribution.Uniform)]
    [InlineData("HeNormal", 2, FanMode.FanIn, VarianceDistribution.TruncatedNormal)]
    [InlineData("HeUniform", 2, FanMode.FanIn, VarianceDistribution.Uniform)]
    [InlineData("LecunNormal", 1, FanMode.FanIn, VarianceDistribution.TruncatedNormal)]
    [InlineData("LecunUniform", 1, FanMode.FanIn, VarianceDistribution.Uniform)]
    public void It_is_variance_scaling_with_three_constants(
        string name, double scale, FanMode mode, VarianceDistribution distribution)
    {
        VarianceScaling initializer = RandomClasses.CreatePreset(name);
        initializer.Scale.Should().Be(scale);
        initializer.Mode.Should().Be(mode);
        initializer.Distribution.Should().Be(distribution);
        initializer.InputAxes.Should().BeNull();
        initializer.OutputAxes.Should().BeNull();
        float[] expected = new VarianceScaling(scale, mode, distribution, 7).Initialize([30, 20]).ToArray();
        RandomClasses.CreatePreset(name, 7).Initialize([30, 20]).ToArray().Should().Equal(expected);
    }

    [Theory]
    [InlineData("GlorotNormal", 2.0 / ((9 * 50) + (9 * 14)))]
    [InlineData("GlorotUniform", 2.0 / ((9 * 50) + (9 * 14)))]
    [InlineData("HeNormal", 2.0 / (9 * 50))]
    [InlineData("HeUniform", 2.0 / (9 * 50))]
    [InlineData("LecunNormal", 1.0 / (9 * 50))]
    [InlineData("LecunUniform", 1.0 / (9 * 50))]
    public void Its_spread_is_the_documented_formula(string name, double variance) =>
        RandomClasses.CreatePreset(name).ComputeDistribution([3, 3, 50, 14]).Should().Be(
            name.EndsWith("Uniform", StringComparison.Ordinal)
                ? Distribution.Uniform(-Math.Sqrt(3 * variance), Math.Sqrt(3 * variance))
                : Distribution.TruncatedNormal(0, Math.Sqrt(variance) / 0.87962566103423978));

    [Theory]
    [MemberData(nameof(Names))]
    public void Axes_reach_the_fans(string name)
    {
        VarianceScaling initializer = RandomClasses.CreatePreset(name, 1, [0], [1, 2]);
        initializer.InputAxes.Should().Equal(0);
        initializer.OutputAxes.Should().Equal(1, 2);
        initializer.ComputeDistribution([32, 4, 16]).Should()
            .Be(RandomClasses.CreatePreset(name, 1).ComputeDistribution([32, 64]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_one_of_the_axes_is_refused(string name)
    {
        Action make = () => RandomClasses.CreatePreset(name, inputAxes: [0]);
        make.Should().Throw<ArgumentException>().WithMessage(
            "inputAxes and outputAxes must be given together or not at all; received only inputAxes.*");
    }

    public static TheoryData<string> Names => [.. RandomClasses.Presets];
}
