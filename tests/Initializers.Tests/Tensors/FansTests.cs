using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Tensors;

public class FansTests
{
    [Fact]
    public void Compute_agrees_with_every_row_of_Keras()
    {
        List<string> failures = [];
        int errors = 0;
        foreach (JsonElement row in GoldenFile.Rows("fans.json", "fans"))
        {
            Shape shape = new(GoldenFile.Integers(row.GetProperty("shape")));
            int[]? inputAxes = Axes(row.GetProperty("input_axes"));
            int[]? outputAxes = Axes(row.GetProperty("output_axes"));
            if (row.TryGetProperty("error", out _))
            {
                Action compute = () => Fans.Compute(shape, inputAxes, outputAxes);
                compute.Should().Throw<ArgumentOutOfRangeException>("Keras refuses {0}", row);
                errors++;
                continue;
            }

            Fans expected = new(row.GetProperty("fan_in").GetInt64(), row.GetProperty("fan_out").GetInt64());
            Fans actual = Fans.Compute(shape, inputAxes, outputAxes);
            if (actual != expected)
            {
                failures.Add($"{row} gives {actual}");
            }
        }

        string.Join('\n', failures).Should().BeEmpty();
        errors.Should().Be(4);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(3)]
    public void Compute_names_the_axis_that_is_none(int axis)
    {
        Action compute = () => Fans.Compute([2, 3, 4], [0], [axis]);
        compute.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"outputAxes must name axes of the shape (2, 3, 4), from -3 to 2; received {axis}.*");
    }

    [Fact]
    public void Compute_says_that_a_scalar_has_no_axes()
    {
        Action compute = () => Fans.Compute([], [0], []);
        compute.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            "inputAxes must name axes of the shape (), which has none; received 0.*");
    }

    [Fact]
    public void Fans_of_an_empty_shape_do_not_overflow()
    {
        Fans.Compute([1L << 62, 0, 4]).Should().Be(new Fans(0, Math.ScaleB(1, 64)));
        Fans.Compute([1L << 62, 1L << 62, 1L << 62, 4, 0]).Should().Be(new Fans(Math.ScaleB(1, 188), 0));
        Fans.Compute([0, 1L << 62, 1L << 62, 1L << 62]).Should().Be(new Fans(0, 0));
        new HeNormal(seed: 1).Initialize([1L << 62, 0, 4]).Length.Should().Be(0);
    }

    [Fact]
    public void A_whole_fan_is_rounded_once()
    {
        // 3 (2^60 + 1) rounded: beyond 2^61 a double has steps of 512; each factor rounded alone would give the same as 3 2^60.
        Fans.Compute([3, (1L << 60) + 129, 1]).In.Should().Be((double)(3 * ((1L << 60) + 129)));
        ((double)(3 * ((1L << 60) + 129))).Should().NotBe(3 * (double)((1L << 60) + 129));
    }

    [Fact]
    public void An_axis_named_twice_counts_twice_as_in_Keras()
    {
        Fans.Compute([3, 5], [0, 0], [1, -1]).Should().Be(new Fans(9, 25));
        Fans.Compute([1L << 40, 2], [0, 0], [1]).Should().Be(new Fans(Math.ScaleB(1, 80), 2));
    }

    [Fact]
    public void Fans_may_be_fractions_but_not_negative()
    {
        (double fanIn, double fanOut) = new Fans(22.5, 3);
        fanIn.Should().Be(22.5);
        fanOut.Should().Be(3);
        Action negative = () => _ = new Fans(-5, 1);
        Action notANumber = () => _ = new Fans(1, double.NaN);
        negative.Should().Throw<ArgumentOutOfRangeException>().WithMessage("in must be 0 or more; received -5.*");
        notANumber.Should().Throw<ArgumentOutOfRangeException>().WithMessage("out must be 0 or more; received NaN.*");
    }

    [Fact]
    public void No_axes_in_a_list_make_a_fan_of_one() => Fans.Compute([2, 3], [], [0, 1]).Should().Be(new Fans(1, 6));

    private static int[]? Axes(JsonElement axes) =>
        axes.ValueKind == JsonValueKind.Null ? null : [.. axes.EnumerateArray().Select(axis => axis.GetInt32())];

    [Fact]
    public void Fans_of_layers()
    {
        Fans.Dense(784, 100).Should().Be(new Fans(784, 100));
        Fans.Convolution(64, 128, [3, 3]).Should().Be(new Fans(576, 1152)).And.Be(Fans.Compute([3, 3, 64, 128]));
        Fans.Convolution(64, 128, [3, 3], groups: 4).Should().Be(new Fans(144, 288));
        Fans.Convolution(32, 64, [5, 5], groups: 32).Should().Be(new Fans(25, 50), "depthwise");
        Fans.TransposedConvolution(10, 16, [3, 3], stride: 2).Should().Be(new Fans(22.5, 144));
        Fans.TransposedConvolution(16, 8, [4, 4], stride: 2).Should().Be(new Fans(64, 128));
        Fans.TransposedConvolution(16, 8, [4, 4], stride: 2, groups: 8).Should().Be(new Fans(8, 16));
    }

    [Fact]
    public void Layers_that_cannot_be_are_refused()
    {
        Action groups = () => Fans.Convolution(64, 128, [3, 3], groups: 3);
        Action none = () => Fans.Convolution(64, 128, [3, 3], groups: 0);
        Action stride = () => Fans.TransposedConvolution(64, 128, [3, 3], stride: 0);
        Action inputs = () => Fans.Dense(-1, 2);
        Action outputs = () => Fans.Convolution(1, -2, [3]);

        groups.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("groups").WithMessage("*received 3.*");
        none.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("groups");
        stride.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("stride");
        inputs.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("inputs");
        outputs.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("outputs");
    }
}
