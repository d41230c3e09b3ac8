using System;
using System.Globalization;
using CsCheck;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

public class IdentityTests
{
    [Fact]
    public void Defaults_are_those_of_Keras() => new Identity().Gain.Should().Be(1.0);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    [InlineData(5, 2)]
    [InlineData(1, 1)]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    [InlineData(600, 501)]
    public void The_gain_stands_on_the_diagonal(int rows, int columns)
    {
        DenseTensor<float> matrix = new Identity(2).Initialize([rows, columns]);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                if (matrix[row, column] != (row == column ? 2 : 0))
                {
                    Assert.Fail($"Element ({row}, {column}) is {matrix[row, column]}.");
                }
            }
        }
    }

    [Fact]
    public void Any_slice_is_the_slice_of_the_whole() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 150], Gen.Int[0, 150]).Sample((rows, columns, a, b) =>
        {
            Shape shape = [rows, columns];
            int count = rows * columns;
            int start = Math.Min(a, count);
            float[] slice = new float[Math.Min(b, count - start)];
            Array.Fill(slice, float.NaN);
            new Identity(-1.5).Fill(shape, start, slice);
            float[] whole = new Identity(-1.5).Initialize(shape).ToArray();
            return slice.AsSpan().SequenceEqual(whole.AsSpan(start, slice.Length));
        });

    [Fact]
    public void The_diagonal_is_found_far_into_a_huge_matrix()
    {
        Shape shape = [1L << 31, 1L << 31];
        long row = (1L << 30) + 12345;
        int[] slice = new int[5];
        new Identity(7).Fill(shape, (row * ((1L << 31) + 1)) - 2, slice.AsSpan());
        slice.Should().Equal(0, 0, 7, 0, 0);
    }

    [Theory]
    [InlineData(1, long.MaxValue, 1L << 62)]
    [InlineData(1, long.MaxValue, long.MaxValue - 5)]
    [InlineData(1, (1L << 62) + (1L << 61), 1L << 62)]
    [InlineData(long.MaxValue, 1, 1L << 62)]
    [InlineData(3, long.MaxValue / 3, long.MaxValue / 3 * 2 + 10)]
    public void No_diagonal_is_found_behind_its_end(long rows, long columns, long start)
    {
        int[] slice = [-1, -1, -1, -1, -1];
        new Identity(7).Fill([rows, columns], start, slice.AsSpan());
        slice.Should().Equal(0, 0, 0, 0, 0);
    }

    [Fact]
    public void The_diagonal_of_the_widest_matrix_begins_it()
    {
        int[] slice = new int[3];
        new Identity(7).Fill([1, long.MaxValue], 0, slice.AsSpan());
        slice.Should().Equal(7, 0, 0);
    }

    [Fact]
    public void Every_element_type_can_be_filled()
    {
        new Identity().SupportedTypes.Should().Be(ElementTypes.All);
        new Identity().Initialize<bool>([2, 2]).ToArray().Should().Equal(true, false, false, true);
        new Identity(0.1).Initialize<BFloat16>([1, 2]).ToArray().Should().Equal((BFloat16)0.1, (BFloat16)0.0);
        new Identity(300).Initialize<byte>([1, 2]).ToArray().Should().Equal(255, 0);
    }

    [Fact]
    public void Other_ranks_are_refused()
    {
        foreach (Shape shape in new Shape[] { [], [3], [3, 3, 3] })
        {
            Action make = () => new Identity().Initialize(shape);
            make.Should().Throw<ArgumentException>().WithMessage(
                $"shape must have rank 2 for an identity matrix; received {shape} of rank {shape.Rank}.*");
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void The_gain_must_be_finite(double gain)
    {
        Action make = () => _ = new Identity(gain);
        string text = gain.ToString(CultureInfo.InvariantCulture);
        make.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"gain must be a finite number; received {text}.*");
    }
}
