using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Tensors;

public class DenseTensorTests
{
    private static readonly float[] Six = [0, 1, 2, 3, 4, 5];

    [Fact]
    public void A_new_tensor_holds_zeros()
    {
        DenseTensor<float> tensor = new([2, 3]);
        tensor.Shape.Should().Be(new Shape(2, 3));
        tensor.Rank.Should().Be(2);
        tensor.Length.Should().Be(6);
        tensor.ToArray().Should().OnlyContain(element => element == 0).And.HaveCount(6);
    }

    [Fact]
    public void The_default_is_an_empty_vector()
    {
        DenseTensor<float> tensor = default;
        tensor.Shape.Should().Be(new Shape(0));
        tensor.Length.Should().Be(0);
        tensor.Clone().Shape.Should().Be(new Shape(0));
    }

    [Fact]
    public void A_scalar_has_one_element_and_no_index()
    {
        DenseTensor<double> tensor = new([]);
        tensor.Length.Should().Be(1);
        tensor[[]] = 2.5;
        tensor.ToArray().Should().Equal(2.5);
    }

    [Fact]
    public void Indexing_is_row_major_and_gives_a_reference()
    {
        DenseTensor<float> tensor = DenseTensor.Create([2, 3], Six.ToArray());
        tensor[1, 0].Should().Be(3);
        tensor[0, 2].Should().Be(2);
        tensor[1, 2] = 50;
        tensor.Span[5].Should().Be(50);
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 3, 1)]
    [InlineData(0, long.MaxValue, 1)]
    public void Indexing_refuses_what_is_outside(long row, long column, int axis)
    {
        DenseTensor<float> tensor = new([2, 3]);
        Action read = () => _ = tensor[row, column];
        read.Should().Throw<ArgumentOutOfRangeException>().WithMessage(
            $"indices must lie in the shape (2, 3); received {(axis == 0 ? row : column)} on axis {axis}.*");
    }

    [Fact]
    public void Indexing_needs_one_index_per_axis()
    {
        DenseTensor<float> tensor = new([2, 3]);
        Action read = () => _ = tensor[1];
        read.Should().Throw<ArgumentException>()
            .WithMessage("indices must be 2 in number for the shape (2, 3); received 1.*");
    }

    [Fact]
    public void Copies_of_the_struct_share_memory_and_clones_do_not()
    {
        DenseTensor<float> tensor = new([2, 2]);
        DenseTensor<float> same = tensor;
        DenseTensor<float> clone = tensor.Clone();
        tensor[0, 1] = 9;
        same[0, 1].Should().Be(9);
        clone[0, 1].Should().Be(0);
        tensor.Memory.Span[1].Should().Be(9);
    }

    [Fact]
    public void Reshape_shares_memory()
    {
        DenseTensor<float> tensor = DenseTensor.Create(Six.ToArray());
        DenseTensor<float> matrix = tensor.Reshape([3, 2]);
        matrix[2, 1] = -1;
        tensor[5].Should().Be(-1);
        Action wrong = () => tensor.Reshape([4, 2]);
        wrong.Should().Throw<ArgumentException>()
            .WithMessage("shape must have the 6 elements of the shape (6,); received (4, 2).*");
    }

    [Fact]
    public void Elements_must_be_as_many_as_the_shape_has()
    {
        Action memory = () => _ = new DenseTensor<float>([2, 2], new float[3]);
        memory.Should().Throw<ArgumentException>()
            .WithMessage("elements must hold the 4 elements of the shape (2, 2); received 3.*");
        Action array = () => DenseTensor.Create([2, 2], new float[5]);
        array.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_shape_beyond_an_array_is_refused()
    {
        Action make = () => _ = new DenseTensor<byte>([1L << 40]);
        make.Should().Throw<ArgumentException>().WithMessage(
            $"shape must have at most {Array.MaxLength} elements to be held in one array; received (1099511627776,)*");
    }

    [Fact]
    public void A_shape_of_just_an_array_is_taken() =>
        DenseTensor.CheckedLength([Array.MaxLength]).Should().Be(Array.MaxLength);

    [Fact]
    public void Rectangular_arrays_go_in_and_out_row_by_row()
    {
        int[,] source = { { 1, 2, 3 }, { 4, 5, 6 } };
        DenseTensor<int> tensor = DenseTensor.Create(source);
        tensor.Shape.Should().Be(new Shape(2, 3));
        tensor.ToArray().Should().Equal(1, 2, 3, 4, 5, 6);
        tensor.ToArray2D().Should().BeEquivalentTo(source);
        source[0, 0] = 9;
        tensor[0, 0].Should().Be(1);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void Rectangular_arrays_may_be_empty(int rows, int columns)
    {
        int[,] array = new DenseTensor<int>([rows, columns]).ToArray2D();
        array.GetLength(0).Should().Be(rows);
        array.GetLength(1).Should().Be(columns);
    }

    [Fact]
    public void Only_a_matrix_becomes_a_rectangular_array()
    {
        Action convert = () => new DenseTensor<int>([2, 2, 2]).ToArray2D();
        convert.Should().Throw<InvalidOperationException>()
            .WithMessage("The tensor must have rank 2 for this conversion; its shape is (2, 2, 2).");
    }

    [Fact]
    public void Null_arrays_are_refused()
    {
        Action vector = () => DenseTensor.Create((float[])null!);
        Action shaped = () => DenseTensor.Create([1], (float[])null!);
        Action rectangular = () => DenseTensor.Create((float[,])null!);
        vector.Should().Throw<ArgumentNullException>();
        shaped.Should().Throw<ArgumentNullException>();
        rectangular.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Indexers_of_each_rank_agree_with_that_of_any_rank()
    {
        foreach (Shape shape in new Shape[] { [24], [4, 6], [2, 3, 4], [1, 2, 3, 4] })
        {
            DenseTensor<int> tensor = DenseTensor.Create(shape, [.. Enumerable.Range(0, 24)]);
            long[] last = [.. shape.ToArray().Select(size => size - 1)];
            ref int element = ref tensor[last];
            switch (shape.Rank)
            {
                case 1: element = ref tensor[last[0]]; break;
                case 2: element = ref tensor[last[0], last[1]]; break;
                case 3: element = ref tensor[last[0], last[1], last[2]]; break;
                case 4: element = ref tensor[last[0], last[1], last[2], last[3]]; break;
            }

            element.Should().Be(23);
            element = 5;
            tensor[last].Should().Be(5);
        }

        DenseTensor<int> matrix = new([2, 3]);
        Action outside = () => _ = matrix[0, 3];
        Action rank = () => _ = matrix[0];
        outside.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("indices must lie in the shape (2, 3); received 3 on axis 1.*");
        rank.Should().Throw<ArgumentException>()
            .WithMessage("indices must be 2 in number for the shape (2, 3); received 1.*");
    }

    [Fact]
    public void Permute_moves_each_element_to_its_permuted_index()
    {
        DenseTensor<int> tensor = DenseTensor.Create([2, 3, 4, 5], [.. Enumerable.Range(0, 120)]);
        DenseTensor<int> permuted = tensor.Permute(2, 0, 3, 1);
        permuted.Shape.Should().Be(new Shape(4, 2, 5, 3));
        for (int a = 0; a < 2; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                for (int c = 0; c < 4; c++)
                {
                    for (int d = 0; d < 5; d++)
                    {
                        permuted[c, a, d, b].Should().Be(tensor[a, b, c, d]);
                    }
                }
            }
        }

        tensor.Permute(0, 1, 2, 3).ToArray().Should().Equal(tensor.ToArray());
        Action twice = () => tensor.Permute(0, 1, 2, 2);
        twice.Should().Throw<ArgumentException>().WithMessage("axes must name each axis of the shape (2, 3, 4, 5) once; *");
    }

    [Fact]
    public void Transpose_reverses_the_axes()
    {
        foreach (Shape shape in new Shape[] { [], [5], [7, 33], [2, 3, 4], [0, 3], [3, 0, 2] })
        {
            DenseTensor<int> tensor = DenseTensor.Create(shape, [.. Enumerable.Range(0, (int)shape.ElementCount)]);
            DenseTensor<int> transposed = tensor.Transpose();
            transposed.Shape.Should().Be(shape.Transpose());
            transposed.Transpose().ToArray().Should().Equal(tensor.ToArray());
            if (shape.Rank > 1 && shape.ElementCount > 0)
            {
                long[] index = [.. shape.ToArray().Select((size, axis) => axis == 0 ? size - 1 : 0)];
                transposed[[.. index.Reverse()]].Should().Be(tensor[index]);
            }
        }

        default(DenseTensor<float>).Transpose().Shape.Should().Be(new Shape(0));
    }

    [Fact]
    public void Tensors_are_equal_that_are_the_same_elements()
    {
        DenseTensor<int> tensor = new([2, 3]);
        DenseTensor<int> same = tensor;
        (tensor == same).Should().BeTrue();
        tensor.Equals((object)same).Should().BeTrue();
        tensor.GetHashCode().Should().Be(same.GetHashCode());
        (tensor != tensor.Clone()).Should().BeTrue();
        (tensor == tensor.Reshape([3, 2])).Should().BeFalse();
        tensor.Equals("(2, 3)").Should().BeFalse();
        (default(DenseTensor<int>) == new DenseTensor<int>([0], Memory<int>.Empty)).Should().BeTrue();
    }

    [Fact]
    public void Enumeration_gives_references_and_allocates_nothing()
    {
        DenseTensor<int> tensor = new([2, 3]);
        AllocatedBytes.Of(() =>
        {
            foreach (ref int element in tensor)
            {
                element = 7;
            }
        }).Should().Be(0);
        tensor.ToArray().Should().Equal(7, 7, 7, 7, 7, 7);
    }
}
