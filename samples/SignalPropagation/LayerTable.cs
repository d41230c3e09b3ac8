using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// The layers of one case as a table: measured, theory, and the error in percent beside what chance explains.
/// </summary>
internal static class LayerTable
{
    // A screen has room for about this many; the files have every layer.
    private const int MostRows = 12;

    // What the experiment starts from is no measurement.
    private static readonly string[] Given = ["1", "", "", ""];

    /// <summary>Shows the table.</summary>
    /// <param name="console">Where.</param>
    /// <param name="result">What was measured.</param>
    internal static void Show(IAnsiConsole console, LayerResult result)
    {
        bool hasSpread = result.Outputs[0].ExpectedSpread is not null;
        Table table = new Table().Border(TableBorder.SimpleHeavy).Title($"[bold]{Markup.Escape(result.Case.Name)}[/]");
        string[] headers =
            ["layer", "outputs", "theory", "error %", "chance", "gradients", "theory", "error %", "chance"];
        string[] spreadHeaders = !hasSpread ? [] : ["spread", "theory"];
        foreach (string header in (string[])[.. headers, .. spreadHeaders])
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        int depth = result.Outputs.Count - 1;
        foreach (int layer in Rows(depth))
        {
            List<string> cells = [Text.Of($"{layer}")];
            cells.AddRange(layer == 0 ? Given : Cells(result.Outputs[layer]));
            cells.AddRange(layer == depth ? Given : Cells(result.Gradients[layer]));
            if (hasSpread)
            {
                cells.AddRange(layer == 0 ? ["", ""] : SpreadCells(result.Outputs[layer]));
            }

            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
        ShowWorst(console, "outputs", result.Outputs);
        ShowWorst(console, "gradients", result.Gradients);
    }

    internal static IEnumerable<int> Rows(int depth)
    {
        int step = (depth + MostRows - 2) / (MostRows - 1);
        return Enumerable.Range(0, depth + 1).Where(layer => layer % step == 0 || layer == depth || layer == 1);
    }

    private static string[] SpreadCells(Comparison comparison) =>
        [Text.Number(comparison.Spread), Text.Number(comparison.ExpectedSpread ?? double.NaN)];

    private static string[] Cells(Comparison comparison) =>
    [
        Text.Number(comparison.Measured.Mean), Text.Number(comparison.Theory),
        Text.Percent(comparison.Error), Text.PlusMinus(comparison.Chance),
    ];

    private static void ShowWorst(IAnsiConsole console, string what, IReadOnlyList<Comparison> layers)
    {
        int worst = Enumerable.Range(0, layers.Count).MaxBy(layer => Math.Abs(layers[layer].Error));
        console.WriteLine(
            Text.Of($"Largest error of the {what}: {Text.Percent(layers[worst].Error)} % at layer {worst}, ")
            + $"where chance alone gives {Text.PlusMinus(layers[worst].Chance)} %.");
    }
}
