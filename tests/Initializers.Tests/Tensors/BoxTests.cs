using System;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Tensors;

public class BoxTests
{
    [Fact]
    public void A_box_has_an_offset_and_an_extent()
    {
        Box box = new([2, 0, 7], [3, 4, 5]);

        box.Offset.ToArray().Should().Equal(2, 0, 7);
        box.Extent.Should().Be(new Shape(3, 4, 5));
        box.Rank.Should().Be(3);
        box.ElementCount.Should().Be(60);
        box.ToString().Should().Be("[2:5, 0:4, 7:12]");
    }

    [Fact]
    public void The_default_is_the_box_of_a_scalar()
    {
        Box box = default;

        box.Should().Be(Box.Whole([]));
        box.ElementCount.Should().Be(1);
        box.ToString().Should().Be("[]");
        box.IsInside([]).Should().BeTrue();
        box.IsInside([1]).Should().BeFalse();
    }

    [Fact]
    public void Whole_begins_at_0_and_has_the_shape_of_the_tensor()
    {
        Box box = Box.Whole([3, 0, 5]);

        box.Offset.ToArray().Should().Equal(0, 0, 0);
        box.Extent.Should().Be(new Shape(3, 0, 5));
        box.ElementCount.Should().Be(0);
    }

    [Fact]
    public void The_offset_is_copied()
    {
        long[] offset = [1, 2];
        Box box = new(offset, [1, 1]);
        offset[0] = 5;

        box.Offset[0].Should().Be(1);
    }

    [Fact]
    public void An_offset_of_another_rank_is_an_error()
    {
        Action create = () => _ = new Box([1], [2, 3]);

        create.Should().Throw<ArgumentException>().WithParameterName("offset")
            .WithMessage("offset must have one number for each axis of the extent (2, 3); received 1.*");
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(1, long.MaxValue)]
    public void An_offset_out_of_range_is_an_error(long offset, long extent)
    {
        Action create = () => _ = new Box([0, offset], [1, extent]);

        create.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(offset))
            .WithMessage($"offset must be 0 or more and leave room for the extent {extent}*received {offset} on axis 1.*");
    }

    [Fact]
    public void The_end_may_be_the_largest_number()
    {
        new Box([long.MaxValue - 3], [3]).IsInside([long.MaxValue]).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 0, 4, 5, true)]
    [InlineData(3, 4, 1, 1, true)]
    [InlineData(4, 5, 0, 0, true)]
    [InlineData(0, 5, 4, 0, true)]
    [InlineData(5, 0, 0, 0, false)]
    [InlineData(3, 0, 2, 1, false)]
    [InlineData(0, 4, 1, 2, false)]
    [InlineData(0, 0, 4, 6, false)]
    public void IsInside_compares_every_axis(long row, long column, long rows, long columns, bool expected) =>
        new Box([row, column], [rows, columns]).IsInside([4, 5]).Should().Be(expected);

    [Fact]
    public void Parts_follow_each_other_and_the_larger_come_first()
    {
        Box box = new([10, 20], [11, 5]);

        Enumerable.Range(0, 4).Select(i => box.Part(0, i, 4).ToString()).Should().Equal(
            "[10:13, 20:25]", "[13:16, 20:25]", "[16:19, 20:25]", "[19:21, 20:25]");
        Enumerable.Range(0, 7).Select(i => box.Part(1, i, 7).Extent[1]).Should().Equal(1, 1, 1, 1, 1, 0, 0);
    }

    [Fact]
    public void Parts_are_whole_and_level_for_every_size() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, 40]).Sample((size, count) =>
        {
            var whole = Box.Whole([size]);
            long next = 0;
            for (long i = 0; i < count; i++)
            {
                Box part = whole.Part(0, i, count);
                if (part.Offset[0] != next || part.Extent[0] - (size / count) is not (0 or 1))
                {
                    return false;
                }

                next += part.Extent[0];
            }

            return next == size;
        });

    [Theory]
    [InlineData(2, 0, 1, "axis")]
    [InlineData(-1, 0, 1, "axis")]
    [InlineData(0, 0, 0, "count")]
    [InlineData(0, 0, -2, "count")]
    [InlineData(0, 3, 3, "index")]
    [InlineData(0, -1, 3, "index")]
    public void A_part_that_does_not_exist_is_an_error(int axis, long index, long count, string parameter)
    {
        Action part = () => Box.Whole([4, 5]).Part(axis, index, count);

        part.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [Fact]
    public void Boxes_are_equal_by_value()
    {
        Box box = new([1, 2], [3, 4]);
        Box same = new([1, 2], [3, 4]);

        (box == same).Should().BeTrue();
        box.GetHashCode().Should().Be(same.GetHashCode());
        box.Equals((object)same).Should().BeTrue();
        (box != new Box([1, 3], [3, 4])).Should().BeTrue();
        (box != new Box([1, 2], [3, 5])).Should().BeTrue();
        box.Equals("box").Should().BeFalse();
    }
}
