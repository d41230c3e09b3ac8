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
            Shape shape = GoldenFile.Integers(row.GetProperty("shape"));
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
    public void Compute_refuses_fans_beyond_64_bits()
    {
        Action byDefault = () => Fans.Compute([1L << 40, 1L << 40, 0, 5]);
        Action byAxes = () => Fans.Compute([1L << 40, 2], [0, 0], [1]);
        byDefault.Should().Throw<ArgumentException>().WithMessage("shape must have fans that fit in 64 bits; *");
        byAxes.Should().Throw<ArgumentException>().WithMessage("shape must have fans that fit in 64 bits; *");
    }

    [Fact]
    public void No_axes_in_a_list_make_a_fan_of_one() => Fans.Compute([2, 3], [], [0, 1]).Should().Be(new Fans(1, 6));

    private static int[]? Axes(JsonElement axes) =>
        axes.ValueKind == JsonValueKind.Null ? null : [.. axes.EnumerateArray().Select(axis => axis.GetInt32())];
}
