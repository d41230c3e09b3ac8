using System;
using System.Globalization;
using System.Linq;

namespace Initializers.Benchmarks.Table;

/// <summary>Writes one table, a row as soon as it is measured.</summary>
internal sealed class MarkdownTable
{
    private readonly Action<string> _writeLine;

    internal MarkdownTable(Action<string> writeLine, string title, params string[] columns)
    {
        _writeLine = writeLine;
        writeLine(string.Empty);
        writeLine($"**{title}**");
        writeLine(string.Empty);
        Add(columns);
        writeLine("|---" + string.Concat(Enumerable.Repeat("|---:", columns.Length - 1)) + "|");
    }

    internal void Add(params string[] cells) => _writeLine($"| {string.Join(" | ", cells)} |");

    /// <summary>A number of three digits or so; a dash for what was not measured.</summary>
    internal static string Number(double value) =>
        !double.IsFinite(value)
            ? "-"
            : value.ToString(value < 1.0 ? "0.000" : value < 10.0 ? "0.00" : value < 100.0 ? "0.0" : "0",
                CultureInfo.InvariantCulture);

    /// <summary>How many times faster ours is.</summary>
    internal static string Ratio(double peer, double ours) =>
        double.IsFinite(peer) ? $"**{Number(peer / ours)}x**" : "-";
}
