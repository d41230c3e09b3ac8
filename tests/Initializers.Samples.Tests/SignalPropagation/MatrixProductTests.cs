using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class MatrixProductTests
{
    [Fact]
    public void Diagonal_layers_multiply_element_by_element()
    {
        Matrix<double> layer = Matrix<double>.Build.DenseOfDiagonalArray([2, 1, 0.5]);

        var product = MatrixProduct.Of([layer, layer, layer], [1, 3]);

        product.SingularValues(1).Should().BeEquivalentTo([2, 1, 0.5], Close);
        product.SingularValues(3).Should().BeEquivalentTo([8, 1, 0.125], Close);
        product.Moment(3, 2).Should().BeApproximately((64 + 1 + (1.0 / 64)) / 3, 1e-12);
        product.Growth.Should().BeEquivalentTo([Math.Log(2), 0, -Math.Log(2)], Close);
    }

    [Fact]
    public void The_first_layer_is_applied_first()
    {
        Matrix<double> first = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 0, 1 } });
        Matrix<double> second = Matrix<double>.Build.DenseOfArray(new double[,] { { 3, 0 }, { 1, 1 } });

        var product = MatrixProduct.Of([first, second], [2]);

        product.SingularValues(2).Should().BeEquivalentTo((second * first).Svd(false).S.ToArray(), Close);
        (first * second).Svd(false).S[0].Should().NotBeApproximately(product.SingularValues(2)[0], 0.01);

        // Both ways the mean growth is that of the determinant.
        product.Growth.Average().Should().BeApproximately(Math.Log(3) / 2 / 2, 1e-12);
    }

    [Fact]
    public void No_layer_is_no_product()
    {
        Action act = () => MatrixProduct.Of([], [1]);

        act.Should().Throw<ArgumentException>().WithMessage("layers must not be empty.*");
    }

    private static FluentAssertions.Equivalency.EquivalencyAssertionOptions<double> Close(
        FluentAssertions.Equivalency.EquivalencyAssertionOptions<double> options) => options
            .WithStrictOrdering()
            .Using<double>(context => context.Subject.Should().BeApproximately(context.Expectation, 1e-12))
            .WhenTypeIs<double>();
}
