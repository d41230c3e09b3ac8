using System;
using System.Collections.Generic;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Tensors;

public class ShapeTests
{
    [Fact]
    public void The_default_is_the_shape_of_a_scalar()
    {
        Shape shape = default;
        shape.Rank.Should().Be(0);
        shape.ElementCount.Should().Be(1);
        shape.Dimensions.Length.Should().Be(0);
        shape.ToArray().Should().BeEmpty();
        (shape == []).Should().BeTrue();
        shape.ToString().Should().Be("()");
    }

    [Theory]
    [InlineData(new long[] { 7 }, 7, "(7,)")]
    [InlineData(new long[] { 784, 256 }, 200704, "(784, 256)")]
    [InlineData(new long[] { 3, 3, 64, 128 }, 73728, "(3, 3, 64, 128)")]
    [InlineData(new long[] { 4, 0, 5 }, 0, "(4, 0, 5)")]
    [InlineData(new long[] { 0, long.MaxValue, long.MaxValue }, 0, "(0, 9223372036854775807, 9223372036854775807)")]
    [InlineData(new long[] { long.MaxValue }, long.MaxValue, "(9223372036854775807,)")]
    public void Sizes_count_and_text_are_those_given(long[] sizes, long count, string text)
    {
        Shape shape = sizes;
        shape.Rank.Should().Be(sizes.Length);
        shape.ElementCount.Should().Be(count);
        shape.ToArray().Should().Equal(sizes);
        shape.ToString().Should().Be(text);
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            shape[axis].Should().Be(sizes[axis]);
        }
    }

    [Fact]
    public void All_ways_to_write_a_shape_are_equal()
    {
        Shape expression = [2, 3];
        Shape integers = new[] { 2, 3 };
        Shape longs = new[] { 2L, 3L };
        integers.Should().Be(expression);
        longs.Should().Be(expression);
        Shape.Create(2, 3).Should().Be(expression);
        Shape.Create(new[] { 2, 3 }.AsSpan()).Should().Be(expression);
        expression.GetHashCode().Should().Be(integers.GetHashCode());
    }

    [Fact]
    public void Equality_is_by_sizes_in_order()
    {
        Shape shape = [2, 3];
        (shape == [2, 3]).Should().BeTrue();
        (shape != [3, 2]).Should().BeTrue();
        (shape == [2, 3, 1]).Should().BeFalse();
        shape.Equals((object)"(2, 3)").Should().BeFalse();
        shape.Equals((object)Shape.Create(2, 3)).Should().BeTrue();
    }

    [Fact]
    public void A_shape_keeps_a_copy_of_the_array()
    {
        long[] sizes = [2, 3];
        Shape shape = sizes;
        sizes[0] = 99;
        shape.ToArray()[1] = 99;
        shape.Should().Be(Shape.Create(2, 3));
    }

    [Fact]
    public void Enumeration_gives_the_sizes()
    {
        List<long> sizes = [];
        foreach (long size in Shape.Create(4, 5, 6))
        {
            sizes.Add(size);
        }

        sizes.Should().Equal(4, 5, 6);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void Indexing_refuses_what_is_no_axis(int axis)
    {
        Shape shape = [2, 3];
        Action read = () => _ = shape[axis];
        read.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"axis must be an axis of the shape (2, 3); received {axis}.*");
    }

    [Fact]
    public void A_negative_size_is_refused()
    {
        Action make = () => Shape.Create(3, -1);
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("shape must have sizes of 0 or more; received (3, -1).*");
        Action withZero = () => Shape.Create(0, -1);
        withZero.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_count_beyond_64_bits_is_refused()
    {
        Action make = () => Shape.Create(1L << 32, 1L << 31);
        make.Should().Throw<ArgumentException>()
            .WithMessage("shape must have an element count that fits in 64 bits; received (4294967296, 2147483648).*");
        Shape.Create(1L << 32, (1L << 31) - 1).ElementCount.Should().Be(long.MaxValue - uint.MaxValue);
    }

    [Fact]
    public void A_null_array_is_refused()
    {
        Action integers = () => _ = (Shape)(int[])null!;
        Action longs = () => _ = (Shape)(long[])null!;
        integers.Should().Throw<ArgumentNullException>();
        longs.Should().Throw<ArgumentNullException>();
    }
}
