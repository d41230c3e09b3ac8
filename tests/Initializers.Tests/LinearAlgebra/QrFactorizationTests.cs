using System;
using System.Numerics;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.Lanes;
using Initializers.LinearAlgebra;
using Initializers.Tests.Support;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Xunit;

namespace Initializers.Tests.LinearAlgebra;

public sealed class QrFactorizationTests
{
    // Around the panel's width, the tile's height and the row group: 48, 6, 4.
    public static TheoryData<int, int> Shapes => new()
    {
        { 1, 1 }, { 2, 1 }, { 2, 2 }, { 5, 3 }, { 6, 6 }, { 7, 4 }, { 16, 16 }, { 17, 15 }, { 33, 32 }, { 47, 47 },
        { 48, 48 }, { 49, 48 }, { 49, 49 }, { 50, 7 }, { 95, 95 }, { 96, 96 }, { 97, 96 }, { 98, 97 }, { 131, 100 },
        { 150, 145 }, { 161, 33 }, { 400, 20 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Orthonormalize_agrees_with_MathNet(int rows, int columns)
    {
        double[] drawn = new RandomNormal(0, 1, seed: 5).Initialize<double>([rows, columns]).ToArray();
        Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(rows, columns, drawn);
        QR<double> expected = matrix.QR(QRMethod.Thin);
        float[] singles = Array.ConvertAll(drawn, value => (float)value);

        Orthonormalize(new QrShape(rows, columns, false), 3.0, 1, drawn, LaneWidths.Best);
        Orthonormalize(new QrShape(rows, columns, false), 3.0f, 1, singles, LaneWidths.Best);

        // A square matrix of normals can be ill-conditioned, and its factor then as sensitive.
        double condition = rows == columns ? 1e3 * columns : 1e2;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = 3 * Math.Sign(expected.R[column, column]) * expected.Q[row, column];
                drawn[(row * columns) + column].Should().BeApproximately(value, condition * 1e-15);
                singles[(row * columns) + column].Should().BeApproximately((float)value, (float)(condition * 3e-7));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_width_and_degree_gives_the_scalar_bits(int rows, int columns)
    {
        RandomNormal normal = new(0, 1, seed: 6);
        AssertEqualBits(rows, columns, normal.Initialize([rows, columns]).ToArray());
        AssertEqualBits(rows, columns, normal.Initialize<double>([rows, columns]).ToArray());
    }

    [Fact]
    public void Many_strips_on_many_threads_give_the_scalar_bits()
    {
        AssertEqualBits(201, 199, new RandomNormal(0, 1, seed: 6).Initialize([201, 199]).ToArray());
    }

    [Fact]
    public void Transposed_output_is_the_transpose()
    {
        float[] plain = new RandomNormal(0, 1, seed: 7).Initialize([101, 60]).ToArray();
        float[] transposed = [.. plain];
        Orthonormalize(new QrShape(101, 60, false), 2f, 1, plain, LaneWidths.Best);
        Orthonormalize(new QrShape(101, 60, true), 2f, 1, transposed, LaneWidths.Best);

        for (int i = 0; i < plain.Length; i++)
        {
            transposed[(i % 60 * 101) + (i / 60)].Should().Be(plain[i]);
        }
    }

    [Theory]
    [InlineData(7, 5)]
    [InlineData(53, 49)]
    public void Nothing_outside_the_matrix_is_written(int rows, int columns)
    {
        foreach (bool isTransposed in new[] { false, true })
        {
            GuardedBuffer<double> buffer = new(rows * columns, misalignment: 1);
            new RandomNormal(0, 1, seed: 7).Fill([rows, columns], buffer.Span);
            Orthonormalize(new QrShape(rows, columns, isTransposed), 1.0, 2, buffer.Span, LaneWidths.Best);
            buffer.AssertIntact();
        }
    }

    [Fact]
    public void A_zero_column_becomes_zero_and_the_others_stay_orthonormal()
    {
        // As with NumPy's sign, which is zero for a zero on the diagonal of R.
        double[] matrix = [3, 0, 0, 1, 0, 5, 4, 0, 2, 4, 0, 1];
        Orthonormalize(new QrShape(4, 3, false), 1.0, 1, matrix, LaneWidths.Best);

        for (int row = 0; row < 4; row++)
        {
            matrix[(row * 3) + 1].Should().Be(0);
            double.IsFinite(matrix[row * 3]).Should().BeTrue();
        }

        Dot(0, 0).Should().BeApproximately(1, 1e-15);
        Dot(2, 2).Should().BeApproximately(1, 1e-15);
        Dot(0, 2).Should().BeApproximately(0, 1e-15);

        double Dot(int a, int b)
        {
            double sum = 0;
            for (int row = 0; row < 4; row++)
            {
                sum += matrix[(row * 3) + a] * matrix[(row * 3) + b];
            }

            return sum;
        }
    }

    [Fact]
    public void The_identity_is_its_own_factor()
    {
        double[] matrix = new double[60 * 60];
        for (int i = 0; i < 60; i++)
        {
            matrix[i * 61] = i % 2 == 0 ? 2 : -2;
        }

        Orthonormalize(new QrShape(60, 60, false), 1.0, 1, matrix, LaneWidths.Best);

        for (int i = 0; i < matrix.Length; i++)
        {
            double expected = i % 61 != 0 ? 0 : i / 61 % 2 == 0 ? 1 : -1;
            matrix[i].Should().BeApproximately(expected, 1e-15);
        }
    }

    private static void AssertEqualBits<T>(int rows, int columns, T[] drawn)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        QrShape shape = new(rows, columns, false);
        T[] expected = [.. drawn];
        Orthonormalize(shape, T.One, 1, expected, LaneWidth.Scalar);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            foreach (int degree in new[] { 1, 3 })
            {
                T[] actual = [.. drawn];
                Orthonormalize(shape, T.One, degree, actual, width);
                MemoryMarshal.AsBytes<T>(actual).SequenceEqual(MemoryMarshal.AsBytes<T>(expected))
                    .Should().BeTrue("{0} with {1} threads gives the scalar bits", width, degree);
            }
        }
    }

    private static unsafe void Orthonormalize<T>(QrShape shape, T scale, int degree, Span<T> matrix, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pointer = matrix)
        {
            QrFactorization.Orthonormalize(shape, scale, degree, pointer, width);
        }
    }
}
