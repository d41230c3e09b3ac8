using System;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>The loss: how surprised the softmax of the outputs is by the right class, in nats, mean over a batch.</summary>
/// <remarks>
/// Exponentials and logarithms are taken in double precision and rounded to single at the end. They come from the
/// system's C library, whose last bits differ between systems; after rounding, practically nothing of that is left.
/// </remarks>
internal static class SoftmaxCrossEntropy
{
    /// <summary>The mean loss of a batch, and its gradient at the outputs: (softmax - one-hot) / batch size.</summary>
    /// <param name="logits">The outputs of the net, one sample a row.</param>
    /// <param name="labels">The right classes.</param>
    /// <returns>The loss, which is not finite if an output is not, and the gradient.</returns>
    internal static (double Loss, Matrix<float> Gradient) Evaluate(Matrix<float> logits, ReadOnlySpan<int> labels)
    {
        double loss = 0;
        var gradient = Matrix<float>.Build.Dense(logits.RowCount, logits.ColumnCount);
        for (int row = 0; row < labels.Length; row++)
        {
            double logSumExp = LogSumExp(logits, row);
            loss += logSumExp - logits[row, labels[row]];
            for (int column = 0; column < logits.ColumnCount; column++)
            {
                double target = column == labels[row] ? 1 : 0;
                gradient[row, column] = (float)((Math.Exp(logits[row, column] - logSumExp) - target) / labels.Length);
            }
        }

        return (loss / labels.Length, gradient);
    }

    // The largest output is taken out first, so that no exponential overflows.
    private static double LogSumExp(Matrix<float> logits, int row)
    {
        float largest = logits[row, 0];
        for (int column = 1; column < logits.ColumnCount; column++)
        {
            largest = Math.Max(largest, logits[row, column]);
        }

        double sum = 0;
        for (int column = 0; column < logits.ColumnCount; column++)
        {
            sum += Math.Exp(logits[row, column] - (double)largest);
        }

        return largest + Math.Log(sum);
    }
}
