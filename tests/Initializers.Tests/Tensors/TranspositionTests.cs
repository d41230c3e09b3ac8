using System;
using FluentAssertions;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Tests.Tensors;

public class TranspositionTests
{
    // Sizes around one and two tiles, so that every remainder of both axes is met.
    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 50];

    [Fact]
    public void Every_element_goes_to_its_place_for_every_size()
    {
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                Check<float>(rows, columns);
                Check<double>(rows, columns);
            }
        }
    }

    [Fact]
    public void Matrices_of_MathNet_hold_the_tensors_elements_for_every_size()
    {
        foreach (int rows in Sizes)
        {
            foreach (int columns in Sizes)
            {
                DenseTensor<double> tensor = Numbered<double>(rows, columns);
                Matrix<double> matrix = tensor.ToMatrix();
                matrix.ToRowMajorArray().Should().Equal(tensor.ToArray());
                DenseTensor.Create(matrix).ToArray().Should().Equal(tensor.ToArray());
                DenseTensor.Create(matrix.Transpose()).ToMatrix().Should().Be(matrix.Transpose());
            }
        }
    }

    [Fact]
    public void Lengths_must_agree()
    {
        Action source = () => Transposition.Copy<float>(new float[5], 2, 3, new float[6]);
        Action both = () => Transposition.Copy<float>(new float[5], 2, 3, new float[5]);
        Action destination = () => Transposition.Copy<float>(new float[6], 2, 3, new float[5]);

        source.Should().Throw<ArgumentOutOfRangeException>();
        both.Should().Throw<ArgumentOutOfRangeException>();
        destination.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Check<T>(int rows, int columns)
        where T : unmanaged
    {
        DenseTensor<T> tensor = Numbered<T>(rows, columns);
        var transposed = new T[tensor.Length];
        Transposition.Copy(tensor.Span, rows, columns, transposed);
        var expected = new T[tensor.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[(i % columns * rows) + (i / columns)] = tensor.Span[i];
        }

        transposed.Should().Equal(expected, "that is the transpose of {0} x {1}", rows, columns);
    }

    private static DenseTensor<T> Numbered<T>(int rows, int columns)
        where T : unmanaged
    {
        DenseTensor<T> tensor = new([rows, columns]);
        for (int i = 0; i < tensor.Length; i++)
        {
            tensor.Span[i] = Element.FromInt64<T>(i + 1);
        }

        return tensor;
    }
}
