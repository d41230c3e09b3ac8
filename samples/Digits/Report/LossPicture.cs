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
    // A diverging net leaves through the top.
    private const double Highest = 100;
    private const double Lowest = 0.01;

    internal static Figure Draw(Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        Figure figure = new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Training loss by initializer: median and range of {comparison.Seeds} seeds"),
            columns: comparison.Nets.Count,
            rowHeight: 440);
        double[] epochs = [.. Enumerable.Range(0, comparison.Plan.Epochs + 1)];
        foreach (NetShape net in comparison.Nets)
        {
            Panel panel = figure.AddPanel(
                net.Title, "epoch", "cross-entropy in nats", yScale: AxisScale.Log10);
            foreach ((Outcome outcome, int index) in outcomes.Where(outcome => outcome.Net == net).Select((o, i) => (o, i)))
            {
                AddCurve(panel, outcome, epochs, Theme.Of(index));
            }

            panel.HorizontalLine(Math.Log(10), "");
            panel.LimitX(0, comparison.Plan.Epochs);
            panel.LimitY(Lowest, Highest);
            panel.Legend(LegendPlace.Below);
        }

        return figure;
    }

    private static void AddCurve(Panel panel, Outcome outcome, double[] epochs, Color color)
    {
        IReadOnlyList<double>[] losses = [.. epochs.Select(epoch => outcome.LossesAfter((int)epoch))];
        double[] Curve(Func<IReadOnlyList<double>, double> choose) =>
            [.. losses.Select(sorted => Math.Min(choose(sorted), Highest * 10))];
        panel.Band(epochs, Curve(sorted => sorted[0]), Curve(sorted => sorted[^1]), color);
        panel.Line(epochs, Curve(sorted => sorted[sorted.Count / 2]), outcome.Kernel.Name, color);
    }
}
