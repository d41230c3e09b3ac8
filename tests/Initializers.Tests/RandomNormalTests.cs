using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class RandomNormalTests
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        RandomNormal initializer = new();
        initializer.Mean.Should().Be(0.0);
        initializer.StdDev.Should().Be(0.05);
        initializer.IsSeedGiven.Should().BeFalse();
    }

    [Fact]
    public void Arguments_read_back()
    {
        RandomNormal initializer = new(mean: 0.25, stddev: 1.5, seed: 1234);
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
        Action make = () => _ = new RandomNormal(mean: mean);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(mean))
            .WithMessage($"mean must be a finite number; received {text}.*");
    }

    [Theory]
    [InlineData(double.NaN, "a finite number; received NaN")]
    [InlineData(double.PositiveInfinity, "a finite number; received Infinity")]
    [InlineData(-0.5, "0 or more; received -0.5")]
    public void The_standard_deviation_must_be_finite_and_not_negative(double stddev, string text)
    {
        Action make = () => _ = new RandomNormal(stddev: stddev);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(stddev))
            .WithMessage($"stddev must be {text}.*");
    }

    [Fact]
    public void A_standard_deviation_of_zero_gives_the_mean() =>
        new RandomNormal(0.5, 0, 3).Initialize([100]).ToArray().Should().OnlyContain(value => value == 0.5f);

    [Theory]
    [InlineData("tensorflow")]
    [InlineData("numpy")]
    [InlineData("jax")]
    [InlineData("torch")]
    [InlineData("openvino")]
    public void Spread_that_the_element_type_cannot_hold_is_refused(string backend)
    {
        Backend.TryGet(backend, out Backend? found).Should().BeTrue();
        Initializer wide = new RandomNormal(0, 1e300, seed: 1).WithBackend(found!);
        Initializer half = new RandomNormal(0, 1e6, seed: 1).WithBackend(found!);
        Action singles = () => wide.Initialize([100]);
        Action halves = () => half.Initialize<Half>([100]);

        singles.Should().Throw<ArgumentException>().WithMessage("*stddev that are finite in float32; received 0 and 1E+300.*");
        halves.Should().Throw<ArgumentException>().WithMessage("*stddev that are finite in float16; received 0 and 1000000.*");
        half.Initialize([100]).ToArray().Should().OnlyContain(value => float.IsFinite(value));
    }
}
