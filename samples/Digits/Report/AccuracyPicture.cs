using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Pictures;

namespace Initializers.Samples.Digits.Report;

/// <summary>The accuracy of each training as a dot: per net a panel, per initializer a row.</summary>
internal static class AccuracyPicture
{
    internal static Figure Draw(Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        Figure figure = new(
            string.Create(
                CultureInfo.InvariantCulture, $"Test accuracy by initializer: one dot for each of {comparison.Seeds} seeds"),
            columns: comparison.Nets.Count,
            rowHeight: 320);
        foreach (NetShape net in comparison.Nets)
        {
            Panel panel = figure.AddPanel(net.Title, "% of test images");
            Outcome[] rows = [.. outcomes.Where(outcome => outcome.Net == net)];
            for (int i = 0; i < rows.Length; i++)
            {
                double[] xs = [.. rows[i].Runs.Select(run => 100 * run.Accuracy)];
                panel.Dots(xs, [.. xs.Select(_ => (double)-i)], "", Theme.Of(i), size: 9);
            }

            panel.VerticalLine(10, "");
            panel.Plot.Axes.Left.SetTicks([.. rows.Select((_, i) => (double)-i)], [.. rows.Select(row => row.Kernel.Name)]);
            panel.LimitX(0, 100);
            panel.LimitY(-rows.Length + 0.4, 0.6);
        }

        return figure;
    }
}
