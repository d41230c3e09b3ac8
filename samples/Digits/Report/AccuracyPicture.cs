using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Initializers.Samples.Digits.Data;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Pictures;

namespace Initializers.Samples.Digits.Report;

/// <summary>The accuracy of each training as a dot: per initializer a row, per net a colour.</summary>
internal static class AccuracyPicture
{
    // How far the dots of two nets stand apart, where a row is 1 high.
    private const double Shift = 0.22;

    internal static Figure Draw(Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        int rows = comparison.Kernels.Count;
        Figure figure = new(rowHeight: 120 + (32 * rows));
        Panel panel = figure.AddPanel(
            string.Create(
                CultureInfo.InvariantCulture, $"Hand-written digits: accuracy of each of {comparison.Seeds} trainings"),
            "% of the test images");
        panel.VerticalLine(100.0 / DigitFile.Classes, "a guess: 10 %");
        for (int net = 0; net < comparison.Nets.Count; net++)
        {
            Outcome[] ofNet = [.. outcomes.Where(outcome => outcome.Net == comparison.Nets[net])];
            double[] xs = [.. ofNet.SelectMany(outcome => outcome.Runs.Select(run => 100 * run.Accuracy))];
            double[] ys = [.. ofNet.SelectMany((outcome, row) => outcome.Runs.Select(_ => Shift - row - (2 * Shift * net)))];
            panel.Dots(xs, ys, comparison.Nets[net].Title, Theme.Of(net), size: 8);
        }

        panel.Plot.Axes.Left.SetTicks(
            [.. Enumerable.Range(0, rows).Select(row => (double)-row)],
            [.. comparison.Kernels.Select(kernel => kernel.Name)]);
        panel.LimitX(0, 100);
        panel.LimitY(0.6 - rows, 0.6);
        panel.Legend(LegendPlace.Below);
        return figure;
    }
}
