using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Initializers.Samples.Digits.Experiment;
using Spectre.Console;

namespace Initializers.Samples.Digits.Report;

/// <summary>How many test images each net names rightly in the end: mean, lowest and highest over the seeds.</summary>
internal static class AccuracyTable
{
    internal static void Write(IAnsiConsole console, Comparison comparison, IReadOnlyList<Outcome> outcomes)
    {
        Table table = new Table().Border(TableBorder.SimpleHeavy).AddColumn("kernel initializer");
        foreach (NetShape net in comparison.Nets)
        {
            table.AddColumn(new TableColumn($"{net.Title}: test accuracy").NoWrap());
            table.AddColumn(new TableColumn("loss").RightAligned().NoWrap());
        }

        foreach (KernelChoice kernel in comparison.Kernels)
        {
            string[] cells =
            [
                kernel.Name,
                .. outcomes.Where(outcome => outcome.Kernel == kernel)
                    .SelectMany(outcome => (string[])[Accuracy(outcome), Loss(outcome)]),
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Accuracy: mean (lowest to highest) over the seeds 1 to {comparison.Seeds}. Loss: median in the last epoch; "
            + $"a guess has ln 10 = {Outcome.Guess:0.000}."));
    }

    private static string Accuracy(Outcome outcome)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.MeanAccuracy,6:0.0%} ({outcome.LowestAccuracy:0.0%} to {outcome.HighestAccuracy:0.0%})");
        return outcome.DivergedCount == 0 ? text : $"{text}, {outcome.DivergedCount} diverged";
    }

    private static string Loss(Outcome outcome) =>
        double.IsFinite(outcome.LastLoss) ? outcome.LastLoss.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
