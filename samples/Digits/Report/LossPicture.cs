using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Pictures;
using ScottPlot;

namespace Initializers.Samples.Digits.Report;

/// <summary>The loss curves: per net a panel, per initializer the median over the seeds and the range about it.</summary>
internal static class LossPicture
{
    // Just above what a net has that knows nothing, ln 10 = 2.30. What is higher leaves through the top.
    private const double Highest = 3;
    private const double OutOfSight = 10 * Highest;

    // How much wider a curve is drawn than the one that may cover it.
    private const float Halo = 3;

    internal static Figure Draw(Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        Figure figure = new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Hand-written digits: {comparison.Kernels.Count} initializers, all else equal"),
            rowHeight: 310);
        foreach (NetShape net in comparison.Nets)
        {
            Outcome[] shown = [.. outcomes.Where(outcome => outcome.Net == net)];
            Panel panel = figure.AddPanel(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{net.Title} of {net.Units} ReLU units: median and range of {comparison.Seeds} seeds"),
                "epoch",
                "training loss in nats");
            for (int i = 0; i < shown.Length; i++)
            {
                // Curves of nets that do not learn lie one on the other: those below stay visible on both sides.
                int above = shown[i].IsStuck ? shown.Skip(i + 1).Count(other => other.IsStuck) : 0;
                AddCurve(panel, shown[i], comparison.Plan.Epochs, Theme.Of(i), width: 2 + (Halo * above));
            }

            panel.HorizontalLine(Outcome.Guess, "a guess: ln 10");
            panel.LimitX(0, comparison.Plan.Epochs);
            panel.LimitY(0, Highest);
            panel.Legend(LegendPlace.Right);
        }

        return figure;
    }

    private static void AddCurve(Panel panel, Outcome outcome, int lastEpoch, Color color, float width)
    {
        double[] epochs = [.. Enumerable.Range(0, lastEpoch + 1)];
        double[] Curve(Func<int, double> lossAfter) =>
            [.. Enumerable.Range(0, lastEpoch + 1).Select(epoch => Math.Min(lossAfter(epoch), OutOfSight))];
        panel.Band(
            epochs,
            Curve(epoch => outcome.LossesAfter(epoch)[0]),
            Curve(epoch => outcome.LossesAfter(epoch)[^1]),
            color);
        panel.Line(epochs, Curve(outcome.MedianLoss), LegendOf(outcome), color, width: width);
    }

    private static string LegendOf(Outcome outcome)
    {
        string result = outcome.DivergedCount > outcome.Runs.Count / 2
            ? "diverges"
            : outcome.MeanAccuracy.ToString("0%", CultureInfo.InvariantCulture) + " right";
        return $"{outcome.Kernel.Name}: {result}";
    }
}
