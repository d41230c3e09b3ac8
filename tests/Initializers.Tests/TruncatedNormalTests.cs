using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class TruncatedNormalTests
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        TruncatedNormal initializer = new();
        initializer.Mean.Should().Be(0.0);
        initializer.StdDev.Should().Be(0.05);
        initializer.IsSeedGiven.Should().BeFalse();
    }

    [Fact]
    public void Arguments_read_back()
    {
        TruncatedNormal initializer = new(mean: 0.25, stddev: 1.5, seed: 1234);
        initializer.Mean.Should().Be(0.25);
        initializer.StdDev.Should().Be(1.5);
        initializer.Seed.Should().Be((Seed)1234);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void The_mean_must_be_finite(double mean, string text)
    {
        Action make = () => _ = new TruncatedNormal(mean: mean);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(mean))
            .WithMessage($"mean must be a finite number; received {text}.*");
    }

    [Theory]
    [InlineData(double.NaN, "a finite number; received NaN")]
    [InlineData(double.PositiveInfinity, "a finite number; received Infinity")]
    [InlineData(-0.5, "0 or more; received -0.5")]
    public void The_standard_deviation_must_be_finite_and_not_negative(double stddev, string text)
    {
        Action make = () => _ = new TruncatedNormal(stddev: stddev);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(stddev))
            .WithMessage($"stddev must be {text}.*");
    }

    [Fact]
    public void A_standard_deviation_of_zero_gives_the_mean() =>
        new TruncatedNormal(0.5, 0, 3).Initialize([100]).ToArray().Should().OnlyContain(value => value == 0.5f);

    [Fact]
    public void Every_value_lies_within_two_standard_deviations()
    {
        double[] values = new TruncatedNormal(1, 0.5, 3).Initialize<double>([100_000]).ToArray();
        values.Should().OnlyContain(value => value > 0 && value < 2);
        float[] singles = new TruncatedNormal(0, 1, 3).Initialize([100_000]).ToArray();
        singles.Should().OnlyContain(value => value > -2 && value < 2);
    }
}
