using System;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>What the two normal initializers do with a mean and a standard deviation.</summary>
public abstract class NormalContract
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        RandomInitializer initializer = Create();
        RangeRule.DistributionOf(initializer, []).Should().Match<Distribution>(d => d.First == 0.0 && d.Second == 0.05);
        initializer.IsSeedGiven.Should().BeFalse();
    }

    [Fact]
    public void Arguments_read_back()
    {
        RandomInitializer initializer = Create(mean: 0.25, stddev: 1.5, seed: 1234);
        RangeRule.DistributionOf(initializer, []).Should().Match<Distribution>(d => d.First == 0.25 && d.Second == 1.5);
        initializer.Seed.Should().Be((Seed)1234);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void The_mean_must_be_finite(double mean, string text)
    {
        Action make = () => Create(mean: mean);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(mean))
            .WithMessage($"mean must be a finite number; received {text}.*");
    }

    [Theory]
    [InlineData(double.NaN, "a finite number; received NaN")]
    [InlineData(double.PositiveInfinity, "a finite number; received Infinity")]
    [InlineData(-0.5, "0 or more; received -0.5")]
    public void The_standard_deviation_must_be_finite_and_not_negative(double stddev, string text)
    {
        Action make = () => Create(stddev: stddev);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(stddev))
            .WithMessage($"stddev must be {text}.*");
    }

    [Fact]
    public void A_standard_deviation_of_zero_gives_the_mean() =>
        Create(0.5, 0, 3).Initialize([100]).ToArray().Should().OnlyContain(value => value == 0.5f);

    private protected abstract RandomInitializer Create();

    private protected abstract RandomInitializer Create(double mean = 0, double stddev = 1, Seed seed = default);
}
