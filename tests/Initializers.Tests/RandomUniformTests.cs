using System;
using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class RandomUniformTests
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        RandomUniform initializer = new();
        initializer.MinVal.Should().Be(-0.05);
        initializer.MaxVal.Should().Be(0.05);
        initializer.IsSeedGiven.Should().BeFalse();
    }

    [Fact]
    public void Arguments_read_back()
    {
        RandomUniform initializer = new(minval: -1, maxval: 1, seed: 1234);
        initializer.MinVal.Should().Be(-1);
        initializer.MaxVal.Should().Be(1);
        initializer.Seed.Should().Be((Seed)1234);
    }

    [Fact]
    public void Values_lie_in_the_half_open_interval()
    {
        RandomUniform initializer = new(minval: -1, maxval: 1, seed: 1234);
        initializer.Initialize([100_000]).ToArray().Should().OnlyContain(value => value >= -1 && value < 1);
        initializer.Initialize<double>([100_000]).ToArray().Should().OnlyContain(value => value >= -1 && value < 1);
    }

    [Fact]
    public void Doubles_can_leave_the_interval_where_the_ends_become_singles()
    {
        // 16777217 lies in the middle of two singles and 16777219 too: they become 16777216 and 16777220.
        RandomUniform initializer = new(16777217, 16777219, seed: 1);
        foreach (Backend backend in (Backend[])[Backend.TensorFlow, Backend.Jax])
        {
            double[] values = initializer.WithBackend(backend).Initialize<double>([1000]).ToArray();
            values.Should().Contain(value => value < 16777217).And.Contain(value => value > 16777219);
            values.Should().OnlyContain(value => value >= 16777216 && value <= 16777220);
        }

        foreach (Backend backend in (Backend[])[Backend.NumPy, Backend.Torch, Backend.OpenVino])
        {
            initializer.WithBackend(backend).Initialize<double>([1000]).ToArray()
                .Should().OnlyContain(value => value >= 16777217 && value < 16777219);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void The_ends_must_be_finite(double end)
    {
        Action lower = () => _ = new RandomUniform(minval: end);
        Action upper = () => _ = new RandomUniform(maxval: end);
        string text = end.ToString(CultureInfo.InvariantCulture);
        lower.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("minval")
            .WithMessage($"minval must be a finite number; received {text}.*");
        upper.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxval")
            .WithMessage($"maxval must be a finite number; received {text}.*");
    }

    [Fact]
    public void The_ends_must_be_in_order()
    {
        Action make = () => _ = new RandomUniform(0.5, -0.25);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxval")
            .WithMessage("maxval must not be below minval, 0.5; received -0.25.*");
    }

    [Fact]
    public void The_ends_must_not_be_farther_apart_than_a_double_can_say()
    {
        Action make = () => _ = new RandomUniform(-1e308, 1.5e308);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("maxval").WithMessage(
            "maxval must lie at a finite distance from minval, -1E+308; received 1.5E+308.*");
    }

    [Fact]
    public void Equal_ends_give_that_value() =>
        new RandomUniform(0.5, 0.5, 3).Initialize([100]).ToArray().Should().OnlyContain(value => value == 0.5f);

    [Fact]
    public void Messages_do_not_depend_on_the_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            (Action Make, string Text)[] cases =
            [
                (() => _ = new RandomUniform(0.5, -0.25), "maxval must not be below minval, 0.5; received -0.25.*"),
                (() => _ = new RandomNormal(stddev: -0.5), "stddev must be 0 or more; received -0.5.*"),
                (() => _ = new VarianceScaling(-0.5), "scale must be a positive finite number; received -0.5.*"),
            ];
            foreach ((Action make, string text) in cases)
            {
                make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(text);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
