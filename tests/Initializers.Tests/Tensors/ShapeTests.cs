using System;
using System.Collections.Generic;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
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
        Shape shape = new(sizes);
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
        Shape integers = new(new[] { 2, 3 });
        integers.Should().Be(expression);
        new Shape(new[] { 2L, 3L }).Should().Be(expression);
        new Shape(new nint[] { 2, 3 }).Should().Be(expression);
        new Shape([2, 3]).Should().Be(expression);
        new Shape(2, 3).Should().Be(expression);
        Shape.Create([2, 3]).Should().Be(expression);
        expression.GetHashCode().Should().Be(integers.GetHashCode());
    }

    [Fact]
    public void An_empty_span_of_any_type_is_the_shape_of_a_scalar()
    {
        new Shape(ReadOnlySpan<int>.Empty).Should().Be(default(Shape));
        new Shape(ReadOnlySpan<long>.Empty).Should().Be(default(Shape));
        new Shape(ReadOnlySpan<nint>.Empty).Should().Be(default(Shape));
        new Shape(ReadOnlySpan<int>.Empty).ElementCount.Should().Be(1);
    }

    [Fact]
    public void Equality_is_by_sizes_in_order()
    {
        Shape shape = [2, 3];
        (shape == [2, 3]).Should().BeTrue();
        (shape != [3, 2]).Should().BeTrue();
        (shape == [2, 3, 1]).Should().BeFalse();
        shape.Equals((object)"(2, 3)").Should().BeFalse();
        shape.Equals((object)new Shape(2, 3)).Should().BeTrue();
    }

    [Fact]
    public void A_shape_keeps_a_copy_of_the_array()
    {
        long[] sizes = [2, 3];
        Shape shape = new(sizes);
        sizes[0] = 99;
        shape.ToArray()[1] = 99;
        shape.Should().Be(new Shape(2, 3));
    }

    [Fact]
    public void Enumeration_gives_the_sizes()
    {
        List<long> sizes = [];
        foreach (long size in new Shape(4, 5, 6))
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
    public void Axes_count_from_the_end_too()
    {
        Shape shape = [2, 3, 5];
        shape[^1].Should().Be(5);
        shape[^3].Should().Be(2);
        foreach (Index axis in new Index[] { ^0, ^4, 3 })
        {
            Action read = () => _ = shape[axis];
            read.Should().Throw<ArgumentOutOfRangeException>()
                .WithMessage($"axis must be an axis of the shape (2, 3, 5); received {axis}.*");
        }
    }

    [Fact]
    public void Enumeration_allocates_nothing()
    {
        Shape shape = [2, 3, 5];
        long sum = 0;
        AllocatedBytes.Of(() =>
        {
            foreach (long size in shape)
            {
                sum += size;
            }
        }).Should().Be(0);
        (sum % 10).Should().Be(0);
    }

    [Fact]
    public void Transpose_and_Permute_reorder_the_axes()
    {
        Shape shape = [2, 3, 5];
        shape.Transpose().Should().Be(new Shape(5, 3, 2));
        shape.Permute(1, 2, 0).Should().Be(new Shape(3, 5, 2));
        default(Shape).Transpose().Should().Be(default(Shape));
        default(Shape).Permute().Should().Be(default(Shape));
    }

    [Theory]
    [InlineData("0, 1", 0, 1)]
    [InlineData("0, 1, 1", 0, 1, 1)]
    [InlineData("0, 1, 3", 0, 1, 3)]
    [InlineData("0, 1, -1", 0, 1, -1)]
    [InlineData("0, 1, 2, 0", 0, 1, 2, 0)]
    public void Permute_refuses_what_is_not_each_axis_once(string received, params int[] axes)
    {
        Shape shape = [2, 3, 5];
        Action permute = () => shape.Permute(axes);
        permute.Should().Throw<ArgumentException>()
            .WithMessage($"axes must name each axis of the shape (2, 3, 5) once; received ({received}).*");
    }

    [Theory]
    [InlineData("784,256", new long[] { 784, 256 })]
    [InlineData("[784, 256]", new long[] { 784, 256 })]
    [InlineData(" ( 784 , 256 ) ", new long[] { 784, 256 })]
    [InlineData("(784, 256, )", new long[] { 784, 256 })]
    [InlineData("(3,)", new long[] { 3 })]
    [InlineData("3", new long[] { 3 })]
    [InlineData("0, 9223372036854775807, 9223372036854775807", new long[] { 0, long.MaxValue, long.MaxValue })]
    [InlineData("[]", new long[0])]
    [InlineData("()", new long[0])]
    public void Parse_reads_what_people_and_ToString_write(string text, long[] sizes)
    {
        Shape.Parse(text).Should().Be(new Shape(sizes));
        Shape.Parse(new Shape(sizes).ToString()).Should().Be(new Shape(sizes));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("784,")]
    [InlineData("[784")]
    [InlineData("[784)")]
    [InlineData("[,]")]
    [InlineData("784 256")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("4294967296, 2147483648")]
    public void Parse_refuses_other_texts(string text)
    {
        Action parse = () => Shape.Parse(text);
        parse.Should().Throw<FormatException>().WithMessage($"s must be sizes of 0 or more *; received \"{text}\".");
        Shape.TryParse(text, null, out Shape shape).Should().BeFalse();
        shape.Should().Be(default(Shape));
        Shape.TryParse(null, null, out _).Should().BeFalse();
    }

    [Fact]
    public void A_negative_size_is_refused()
    {
        Action make = () => _ = new Shape(3, -1);
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("shape must have sizes of 0 or more; received (3, -1).*");
        Action withZero = () => _ = new Shape(0, -1);
        withZero.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_count_beyond_64_bits_is_refused()
    {
        Action make = () => _ = new Shape(1L << 32, 1L << 31);
        make.Should().Throw<ArgumentException>()
            .WithMessage("shape must have an element count that fits in 64 bits; received (4294967296, 2147483648).*");
        new Shape(1L << 32, (1L << 31) - 1).ElementCount.Should().Be(long.MaxValue - uint.MaxValue);
    }
}
