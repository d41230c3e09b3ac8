using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Digits.Network;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class GradientTests
{
    private const double Step = 1e-6;

    private static readonly int[] Labels = [0, 2, 1, 2, 0, 1, 1];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_gradient_is_the_finite_difference_of_the_loss(bool isRectified)
    {
        Activation hidden = isRectified ? Activation.Relu : Activation.Linear;
        Initializer kernel = new RandomNormal(stddev: 0.8, seed: new SeedGenerator(3));
        Initializer bias = new RandomUniform(-0.5, 0.5, seed: new SeedGenerator(4));
        Matrix<float> images = new RandomNormal(stddev: 1, seed: 5).Initialize([Labels.Length, 5]).ToMatrix();
        Sequential model = new(
            5,
            [
                new Dense(6, hidden, kernel, bias), new Dense(4, hidden, kernel, bias),
                new Dense(3, Activation.Linear, kernel, bias),
            ]);
        (double loss, Matrix<float> gradient) = SoftmaxCrossEntropy.Evaluate(model.Forward(images), Labels);
        model.Backward(gradient);
        Matrix<double>[] weights = [.. model.Parameters.Select(parameter => parameter.Value.Map(x => (double)x))];
        double[,] inputs = images.Map(x => (double)x).ToArray();

        loss.Should().BeApproximately(ReferenceLoss(inputs, weights, hidden), 1e-6);
        int zeros = 0;
        for (int p = 0; p < weights.Length; p++)
        {
            for (int row = 0; row < weights[p].RowCount; row++)
            {
                for (int column = 0; column < weights[p].ColumnCount; column++)
                {
                    double difference = FiniteDifference(inputs, weights, hidden, p, row, column);
                    double analytic = model.Parameters[p].Gradient[row, column];
                    analytic.Should().BeApproximately(difference, 2e-6, "of parameter {0} at {1}, {2}", p, row, column);
                    zeros += analytic == 0 ? 1 : 0;
                }
            }
        }

        // A rule that gives zeros everywhere would be no test of anything.
        zeros.Should().BeLessThan(weights.Sum(matrix => matrix.RowCount * matrix.ColumnCount) / 2);
    }

    private static double FiniteDifference(
        double[,] inputs, Matrix<double>[] weights, Activation hidden, int parameter, int row, int column)
    {
        double center = weights[parameter][row, column];
        weights[parameter][row, column] = center + Step;
        double above = ReferenceLoss(inputs, weights, hidden);
        weights[parameter][row, column] = center - Step;
        double below = ReferenceLoss(inputs, weights, hidden);
        weights[parameter][row, column] = center;
        return (above - below) / (2 * Step);
    }

    // The net by its definition, a sum at a time and in double precision; shares nothing with the sample.
    private static double ReferenceLoss(double[,] inputs, Matrix<double>[] weights, Activation hidden)
    {
        double loss = 0;
        for (int sample = 0; sample < Labels.Length; sample++)
        {
            double[] values = [.. Enumerable.Range(0, inputs.GetLength(1)).Select(i => inputs[sample, i])];
            for (int layer = 0; layer < weights.Length; layer += 2)
            {
                (Matrix<double> kernel, Matrix<double> bias) = (weights[layer], weights[layer + 1]);
                bool rectifies = hidden == Activation.Relu && layer + 2 < weights.Length;
                values =
                [
                    .. Enumerable.Range(0, kernel.ColumnCount)
                        .Select(unit => bias[0, unit] + values.Select((value, i) => value * kernel[i, unit]).Sum())
                        .Select(sum => rectifies ? Math.Max(0, sum) : sum),
                ];
            }

            loss -= Math.Log(Math.Exp(values[Labels[sample]]) / values.Sum(Math.Exp));
        }

        return loss / Labels.Length;
    }
}
