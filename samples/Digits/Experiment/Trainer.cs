using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Initializers.Samples.Digits.Data;
using Initializers.Samples.Digits.Network;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>Trains a net by mini-batches in an order that a seed fixes.</summary>
internal static class Trainer
{
    /// <summary>Trains and tests.</summary>
    /// <param name="model">The net, as its initializers made it.</param>
    /// <param name="digits">What it learns from, and what it is tested on.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="seed">The seed of the order of the images.</param>
    /// <param name="cancellation">Looked at before each epoch.</param>
    /// <returns>What came of it.</returns>
    internal static TrainingRun Train(
        Sequential model, DigitData digits, TrainingPlan plan, int seed, CancellationToken cancellation = default)
    {
        Momentum optimizer = new(model.Parameters, plan.Rate, plan.Momentum);
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, digits.Train.Count)];
        List<double> losses = [Evaluate(model, digits.Train).Loss];
        while (losses.Count <= plan.Epochs)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(order);

            // What is not finite stays so: there is nothing to wait for.
            losses.Add(double.IsFinite(losses[^1]) ? Epoch(model, optimizer, digits.Train, order, plan) : double.NaN);
        }

        return new(losses, Accuracy(model, digits.Test));
    }

    private static double Epoch(
        Sequential model, Momentum optimizer, DigitSet digits, ReadOnlySpan<int> order, TrainingPlan plan)
    {
        double sum = 0;
        int batches = order.Length / plan.BatchSize;
        for (int i = 0; i < batches && double.IsFinite(sum); i++)
        {
            DigitSet batch = digits.Pick(order.Slice(i * plan.BatchSize, plan.BatchSize));
            (double loss, Matrix<float> gradient) = Evaluate(model, batch);
            model.Backward(gradient);
            optimizer.Step();
            sum += loss;
        }

        return double.IsFinite(sum) ? sum / batches : double.NaN;
    }

    private static (double Loss, Matrix<float> Gradient) Evaluate(Sequential model, DigitSet digits) =>
        SoftmaxCrossEntropy.Evaluate(model.Forward(digits.Images), digits.Labels);

    private static double Accuracy(Sequential model, DigitSet digits)
    {
        Matrix<float> logits = model.Forward(digits.Images);
        int right = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            right += logits.Row(i).MaximumIndex() == digits.Labels[i] ? 1 : 0;
        }

        return (double)right / digits.Count;
    }
}
