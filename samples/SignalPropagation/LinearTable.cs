using System;
using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>The singular values of products as tables.</summary>
internal static class LinearTable
{
    /// <summary>By depth: the spread of Gaussian layers against its moments, and the middle of the spectrum.</summary>
    internal static void ShowGaussian(IAnsiConsole console, LinearResult result, IReadOnlyList<int> depths)
    {
        Table table = Create(
            "Gaussian: s² has mean 1 in theory",
            ["layers", "mean s²", "error %", "chance", "mean s⁴", "theory", "error %", "chance", "median", "theory",
                "error %", "chance"]);
        foreach (int depth in depths)
        {
            table.AddRow(
            [
                Text.Of($"{depth}"),
                .. Cells(result.SecondMoment(depth)).Where((_, column) => column != 1),
                .. Cells(result.FourthMoment(depth)),
                .. LinearResult.HasMedian(depth) ? Cells(result.Median(depth)) : ["lost", "", "", ""],
            ]);
        }

        console.Write(table);
    }

    /// <summary>By rank: the factor by which one Gaussian layer stretches, in the long run.</summary>
    internal static void ShowGrowth(IAnsiConsole console, LinearResult result)
    {
        int width = result.Size.Width;
        Table table = Create("Gaussian: growth per layer", ["rank", "factor", "theory", "error %", "chance"]);
        SortedSet<int> ranks = [1, width / 4, width / 2, 3 * width / 4, width - 1, width];
        foreach (int rank in ranks.Where(rank => rank > 0))
        {
            // A difference of logarithms is a relative error of the factor.
            Comparison growth = result.Growth(rank);
            table.AddRow(
            [
                Text.Of($"{rank}"),
                Text.Number(Math.Exp(growth.Measured.Mean)),
                Text.Number(Math.Exp(growth.Theory)),
                Text.Percent(Math.Exp(growth.Measured.Mean - growth.Theory) - 1),
                Text.PlusMinus(growth.Measured.Spread / Math.Sqrt(growth.Measured.Count)),
            ]);
        }

        console.Write(table);
    }

    /// <summary>By depth: how far singular values of orthogonal layers are from 1, at most.</summary>
    internal static void ShowOrthogonal(IAnsiConsole console, LinearResult result, IReadOnlyList<int> depths)
    {
        Table table = Create("orthogonal: largest |s - 1|", ["layers", "float weights", "double weights"]);
        foreach (int depth in depths)
        {
            table.AddRow(
                Text.Of($"{depth}"), Text.Short(result.SingleError(depth)), Text.Short(result.DoubleError(depth)));
        }

        console.Write(table);
    }

    private static Table Create(string title, string[] headers)
    {
        Table table = new Table().Border(TableBorder.SimpleHeavy).Title($"[bold]{Markup.Escape(title)}[/]");
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        return table;
    }

    private static string[] Cells(Comparison comparison) =>
    [
        Text.Number(comparison.Measured.Mean), Text.Number(comparison.Theory),
        Text.Percent(comparison.Error), Text.PlusMinus(comparison.Chance),
    ];
}
