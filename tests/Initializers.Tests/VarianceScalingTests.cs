using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Initializers.Tests;

public class VarianceScalingTests
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        VarianceScaling initializer = new();
        initializer.Scale.Should().Be(1.0);
        initializer.Mode.Should().Be(FanMode.FanIn);
        initializer.Distribution.Should().Be(VarianceDistribution.TruncatedNormal);
        initializer.InputAxes.Should().BeNull();
        initializer.OutputAxes.Should().BeNull();
        initializer.IsSeedGiven.Should().BeFalse();
    }

    [Theory]
    [InlineData(FanMode.FanIn, 25)]
    [InlineData(FanMode.FanOut, 20)]
    [InlineData(FanMode.FanAvg, 22.5)]
    public void Spread_follows_the_fan(FanMode mode, double fan)
    {
        // Keras's own test, with its tolerance of 0.1 tightened: 500 values know their spread to about 3 %.
        VarianceScaling initializer = new(scale: 2.0, seed: 1234, mode: mode);
        initializer.Scale.Should().Be(2.0);
        initializer.Seed.Should().Be((Seed)1234);
        DenseTensor<float> values = initializer.Initialize([25, 20]);
        values.Shape.Should().Be(new Shape(25, 20));
        double expected = Math.Sqrt(2.0 / fan);
        values.ToArray().Select(value => (double)value).StandardDeviation()
            .Should().BeApproximately(expected, 0.1 * expected);
        initializer.ComputeDistribution([25, 20]).Should()
            .Be(Distribution.TruncatedNormal(0, expected / 0.87962566103423978));
    }

    [Fact]
    public void Axes_choose_the_fans()
    {
        double withAxes = new VarianceScaling(2.0, FanMode.FanIn, VarianceDistribution.UntruncatedNormal, 1, [0], [1, 2])
            .ComputeDistribution([32, 4, 16]).Second;
        double without = new VarianceScaling(2.0, FanMode.FanIn, VarianceDistribution.UntruncatedNormal, 1)
            .ComputeDistribution([32, 4, 16]).Second;
        withAxes.Should().Be(Math.Sqrt(2.0 / 32));
        without.Should().Be(Math.Sqrt(2.0 / 128));
    }

    [Fact]
    public void A_fan_of_zero_counts_as_one() =>
        new VarianceScaling(3.0, distribution: VarianceDistribution.UntruncatedNormal)
            .ComputeDistribution([0, 5]).Second.Should().Be(Math.Sqrt(3.0));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-1.0, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void The_scale_must_be_positive_and_finite(double scale, string text)
    {
        Action make = () => _ = new VarianceScaling(scale);
        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(scale))
            .WithMessage($"scale must be a positive finite number; received {text}.*");
    }

    [Fact]
    public void The_limit_must_be_finite_and_nothing_is_written_if_it_is_not()
    {
        VarianceScaling initializer = new(double.MaxValue, FanMode.FanIn, VarianceDistribution.Uniform, 1);
        float[] destination = new float[2];
        Action fill = () => initializer.Fill([2, 1], destination.AsSpan());
        fill.Should().Throw<ArgumentException>().WithMessage(
            "scale must give a finite limit for fans of 2 and 1; received 1.7976931348623157E+308.*");
        destination.Should().OnlyContain(value => value == 0);
        initializer.ComputeDistribution([4, 1]).Second.Should().BeApproximately(1.161e154, 1e151);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Enum_values_must_be_defined(int value)
    {
        Action mode = () => _ = new VarianceScaling(mode: (FanMode)value);
        Action distribution = () => _ = new VarianceScaling(distribution: (VarianceDistribution)value);
        mode.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("mode")
            .WithMessage($"mode must be FanIn, FanOut or FanAvg; received {value}.*");
        distribution.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("distribution").WithMessage(
            $"distribution must be TruncatedNormal, UntruncatedNormal or Uniform; received {value}.*");
    }

    [Fact]
    public void Axes_must_be_given_together()
    {
        Action input = () => _ = new VarianceScaling(inputAxes: [0]);
        Action output = () => _ = new VarianceScaling(outputAxes: [0]);
        const string rule = "inputAxes and outputAxes must be given together or not at all; received only ";
        input.Should().Throw<ArgumentException>().WithParameterName("outputAxes").WithMessage(rule + "inputAxes.*");
        output.Should().Throw<ArgumentException>().WithParameterName("inputAxes").WithMessage(rule + "outputAxes.*");
    }

    [Fact]
    public void Axes_are_copied_in_and_read_only_out()
    {
        int[] axes = [0];
        VarianceScaling initializer = new(inputAxes: axes, outputAxes: [1]);
        axes[0] = 5;
        initializer.InputAxes.Should().Equal(0);
        ((IList<int>)initializer.InputAxes!).IsReadOnly.Should().BeTrue();
    }

    [Fact]
    public void An_axis_that_the_shape_lacks_is_refused_before_anything_is_written()
    {
        VarianceScaling initializer = new(inputAxes: [0], outputAxes: [5]);
        float[] destination = new float[6];
        Action fill = () => initializer.Fill([2, 3], destination.AsSpan());
        fill.Should().Throw<ArgumentOutOfRangeException>().WithMessage("outputAxes must name axes of the shape (2, 3)*");
        destination.Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Deriving_classes_name_their_constants()
    {
        Selu initializer = new(5);
        initializer.Initialize([10, 10]).ToArray().Should()
            .Equal(new VarianceScaling(1.0, FanMode.FanIn, VarianceDistribution.UntruncatedNormal, 5)
                .Initialize([10, 10]).ToArray());
    }

    private sealed class Selu(Seed seed)
        : VarianceScaling(1.0, FanMode.FanIn, VarianceDistribution.UntruncatedNormal, seed);

    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void With_fans_it_gives_the_numbers_for_a_shape_that_has_them(string name)
    {
        foreach (VarianceScaling scaling in new VarianceScaling[]
        {
            new HeNormal(3), new GlorotUniform(4), new VarianceScaling(2, FanMode.FanOut, VarianceDistribution.UntruncatedNormal, 5),
        })
        {
            VarianceScaling initializer = scaling.WithBackend(Backends.Named(name));
            Initializer plain = initializer.WithFans(Fans.Convolution(8, 16, [3, 3]));

            plain.Initialize([16, 72]).ToArray().Should().Equal(initializer.Initialize([3, 3, 8, 16]).ToArray());
            plain.Initialize<double>([1152]).ToArray().Should().Equal(initializer.Initialize<double>([3, 3, 8, 16]).ToArray());
        }

        SeedGenerator seeds = new(3);
        DistributionInitializer moving = new HeNormal(seeds).WithFans(new Fans(22.5, 1));
        moving.Initialize([3]);
        moving.TryGetDistribution([], out Distribution law).Should().BeTrue();
        seeds.Next().Counter.Should().Be(1);
        law.StandardDeviation.Should().BeApproximately(Math.Sqrt(2 / 22.5), 1e-12);
        new HeNormal().WithFans(new Fans(1, 1)).IsSeedGiven.Should().BeFalse();
    }
}
