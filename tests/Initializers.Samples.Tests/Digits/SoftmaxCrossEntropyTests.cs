using System;
using FluentAssertions;
using Initializers.Samples.Digits.Network;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class SoftmaxCrossEntropyTests
{
    [Fact]
    public void Equal_outputs_have_the_loss_of_a_guess()
    {
        (double loss, Matrix<float> gradient) = SoftmaxCrossEntropy.Evaluate(Matrix<float>.Build.Dense(2, 10, 3), [0, 9]);

        loss.Should().BeApproximately(Math.Log(10), 1e-15);
        gradient[0, 0].Should().BeApproximately(-0.45f, 1e-7f);
        gradient[0, 1].Should().BeApproximately(0.05f, 1e-7f);
        gradient[1, 9].Should().BeApproximately(-0.45f, 1e-7f);
    }

    [Fact]
    public void Large_outputs_do_not_overflow()
    {
        var logits = Matrix<float>.Build.DenseOfArray(new float[,] { { 1e30f, 0 }, { 3000, -3000 } });

        SoftmaxCrossEntropy.Evaluate(logits, [0, 0]).Loss.Should().Be(0);
        SoftmaxCrossEntropy.Evaluate(logits, [0, 1]).Loss.Should().Be(3000);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_output_that_is_not_finite_makes_the_loss_so(float output)
    {
        Matrix<float> logits = Matrix<float>.Build.Dense(1, 3);
        logits[0, 1] = output;

        double.IsFinite(SoftmaxCrossEntropy.Evaluate(logits, [0]).Loss).Should().BeFalse();
    }
}
