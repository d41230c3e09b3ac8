using System;
using System.Linq;
using System.Numerics.Tensors;
using FluentAssertions;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Tests.Tensors;

public class DenseTensorInteropTests
{
    private static DenseTensor<double> Matrix => DenseTensor.Create([2, 3], [0.0, 1, 2, 3, 4, 5]);

    [Fact]
    public void A_tensor_span_is_a_view_of_the_same_memory()
    {
        DenseTensor<double> tensor = Matrix;
        TensorSpan<double> span = tensor.AsTensorSpan();
        span.Lengths.ToArray().Should().Equal(2, 3);
        span[1, 0].Should().Be(3);
        span[1, 0] = -3;
        tensor[1, 0].Should().Be(-3);
        ReadOnlyTensorSpan<double> readOnly = tensor.AsReadOnlyTensorSpan();
        readOnly[1, 0].Should().Be(-3);
    }

    [Fact]
    public void A_tensor_shares_the_array()
    {
        DenseTensor<double> tensor = Matrix;
        Tensor<double> shared = tensor.AsTensor();
        shared.Lengths.ToArray().Should().Equal(2, 3);
        shared[0, 1] = 10;
        tensor[0, 1].Should().Be(10);
    }

    [Fact]
    public void A_scalar_is_a_vector_of_one_there()
    {
        // .NET's tensors have no rank 0.
        DenseTensor<double> scalar = new Constant(5.0).Initialize<double>([]);
        scalar.AsTensorSpan().Lengths.ToArray().Should().Equal(1);
        scalar.AsTensorSpan()[0].Should().Be(5);
        scalar.AsReadOnlyTensorSpan()[0].Should().Be(5);
        scalar.AsTensor()[0].Should().Be(5);
    }

    [Fact]
    public void A_tensor_without_elements_keeps_its_lengths()
    {
        new DenseTensor<double>([0, 3]).AsTensorSpan().Lengths.ToArray().Should().Equal(0, 3);
        new DenseTensor<double>([0, 3]).AsTensor().Lengths.ToArray().Should().Equal(0, 3);
        default(DenseTensor<double>).AsTensorSpan().Lengths.ToArray().Should().Equal(0);
        default(DenseTensor<double>).AsReadOnlyTensorSpan().Lengths.ToArray().Should().Equal(0);
        DenseTensor.Create(new DenseTensor<double>([0, 3]).AsReadOnlyTensorSpan()).Shape.Should().Be(new Shape(0, 3));
    }

    [Fact]
    public void An_empty_or_default_tensor_span_is_an_empty_tensor()
    {
        DenseTensor.Create<float>(Tensor<float>.Empty.AsReadOnlyTensorSpan()).Shape.Should().Be(new Shape(0));
        DenseTensor.Create<float>(default(ReadOnlyTensorSpan<float>)).Shape.Should().Be(new Shape(0));
        DenseTensor.Create<float>(default(TensorSpan<float>)).Length.Should().Be(0);
        DenseTensor.Create<float>(Tensor.CreateFromShape<float>([2, 0, 3])).Shape.Should().Be(new Shape(2, 0, 3));
    }

    [Fact]
    public void A_part_of_an_array_cannot_be_a_tensor()
    {
        DenseTensor<double> part = new([2], new double[5].AsMemory(1, 2));
        Action share = () => part.AsTensor();
        share.Should().Throw<InvalidOperationException>().WithMessage("The tensor must hold the whole of one array *");
    }

    [Fact]
    public void A_tensor_span_is_copied_with_its_strides_resolved()
    {
        double[] storage = [.. Enumerable.Range(0, 12).Select(i => (double)i)];
        ReadOnlyTensorSpan<double> columns = new(storage, [3, 2], [4, 1]);
        DenseTensor<double> copy = DenseTensor.Create(columns);
        copy.Shape.Should().Be(new Shape(3, 2));
        copy.ToArray().Should().Equal(0, 1, 4, 5, 8, 9);
    }

    [Fact]
    public void Matrices_keep_rows_and_columns()
    {
        Matrix<double> matrix = Matrix.ToMatrix();
        (matrix.RowCount, matrix.ColumnCount).Should().Be((2, 3));
        matrix[1, 0].Should().Be(3);
        matrix.ToColumnMajorArray().Should().Equal(0, 3, 1, 4, 2, 5);
        DenseTensor<double> back = DenseTensor.Create(matrix);
        back.Shape.Should().Be(new Shape(2, 3));
        back.ToArray().Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public void Matrices_are_copies()
    {
        DenseTensor<double> tensor = Matrix;
        Matrix<double> matrix = tensor.ToMatrix();
        matrix[0, 0] = 99;
        tensor[0, 0].Should().Be(0);
    }

    [Fact]
    public void Sparse_and_single_matrices_convert_too()
    {
        Matrix<float> sparse = Matrix<float>.Build.SparseIdentity(3);
        DenseTensor<float> tensor = DenseTensor.Create(sparse);
        tensor.ToArray().Should().Equal(1, 0, 0, 0, 1, 0, 0, 0, 1);
        tensor.ToMatrix().Equals(sparse).Should().BeTrue();
    }

    [Fact]
    public void Vectors_convert_both_ways()
    {
        Vector<double> vector = DenseTensor.Create([1.0, 2.0]).ToVector();
        vector.ToArray().Should().Equal(1, 2);
        DenseTensor.Create(vector).Shape.Should().Be(new Shape(2));
        DenseTensor.Create(vector).ToArray().Should().Equal(1, 2);
    }

    [Fact]
    public void Conversions_need_the_right_rank()
    {
        Action matrix = () => new DenseTensor<double>([4]).ToMatrix();
        Action vector = () => Matrix.ToVector();
        matrix.Should().Throw<InvalidOperationException>().WithMessage("*rank 2*(4,)*");
        vector.Should().Throw<InvalidOperationException>().WithMessage("*rank 1*(2, 3)*");
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(0, 0)]
    public void Matrices_without_elements_keep_rows_and_columns(int rows, int columns)
    {
        Matrix<float> matrix = new DenseTensor<float>([rows, columns]).ToMatrix();
        (matrix.RowCount, matrix.ColumnCount).Should().Be((rows, columns));
        DenseTensor.Create(matrix).Shape.Should().Be(new Shape(rows, columns));
        new DenseTensor<float>([0]).ToVector().Count.Should().Be(0);
    }

    [Fact]
    public void Only_the_types_that_MathNet_has_convert()
    {
        Action half = () => new DenseTensor<Half>([2, 2]).ToMatrix();
        Action integer = () => new DenseTensor<int>([2]).ToVector();
        half.Should().Throw<NotSupportedException>().WithMessage(
            "T must be float or double, the element types that MathNet's matrices and vectors share with tensors; "
            + "received Half.");
        integer.Should().Throw<NotSupportedException>().WithMessage("T must be float or double, *; received Int32.");
    }

    [Fact]
    public void Null_matrices_and_vectors_are_refused()
    {
        Action matrix = () => DenseTensor.Create((Matrix<double>)null!);
        Action vector = () => DenseTensor.Create((Vector<double>)null!);
        matrix.Should().Throw<ArgumentNullException>();
        vector.Should().Throw<ArgumentNullException>();
    }
}
