using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Initializers.Tensors;

namespace Initializers.Torch;

/// <summary>What was filled by what.</summary>
/// <remarks><see cref="ToString"/> gives a table, one line for each parameter.</remarks>
public sealed class WeightReport : IReadOnlyList<WeightReport.Line>
{
    private readonly Line[] _lines;

    internal WeightReport(IEnumerable<Line> lines, IReadOnlyList<string> unusedRules, int sharedSeeds)
    {
        _lines = [.. lines];
        UnusedRules = unusedRules;
        SharedSeeds = sharedSeeds;
    }

    /// <summary>One parameter.</summary>
    /// <param name="Name">Its name in the model.</param>
    /// <param name="Shape">Its shape.</param>
    /// <param name="Type">Its element type; none if it is not floating and so was left.</param>
    /// <param name="By">
    /// What filled it: for an initializer the call that gives the same values, seed included. Null if nothing did.
    /// </param>
    /// <param name="TiedTo">The parameter before it that shares its memory and was filled in its place; or null.</param>
    public sealed record Line(string Name, Shape Shape, ElementTypes Type, string? By, string? TiedTo = null)
    {
        /// <summary>What happened to the parameter, in words.</summary>
        public string Outcome => By ?? (TiedTo is null ? "left as it was" : $"tied to {TiedTo}");
    }

    /// <summary>The number of parameters.</summary>
    public int Count => _lines.Length;

    /// <summary>The parameters that nothing filled, and that are not tied to another.</summary>
    public IEnumerable<string> Left =>
        _lines.Where(static line => line.By is null && line.TiedTo is null).Select(static line => line.Name);

    /// <summary>The rules of the plan that no parameter matches: a mistyped name, perhaps.</summary>
    public IReadOnlyList<string> UnusedRules { get; }

    /// <summary>
    /// How many parameters derive a seed that one before them has: 0 up to 10,000 parameters, where that is an error.
    /// </summary>
    public int SharedSeeds { get; }

    /// <summary>One parameter, in the model's order.</summary>
    /// <param name="index">Its number.</param>
    public Line this[int index] => _lines[index];

    /// <summary>The parameters in the model's order.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<Line> GetEnumerator() => ((IEnumerable<Line>)_lines).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table: name, shape, element type, what filled it; then what the reader should know.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        string[][] rows =
        [
            .. _lines.Select(static line => (string[])
                [
                    line.Name,
                    line.Shape.ToString(),
                    line.Type == ElementTypes.None ? "-" : Element.NameOf(line.Type),
                    line.Outcome,
                ]),
        ];
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Select(row => row[column].Length).DefaultIfEmpty().Max())];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            for (int column = 0; column < widths.Length; column++)
            {
                text.Append(row[column].PadRight(widths[column] + 2));
            }

            text.Append(row[^1]).Append('\n');
        }

        int tied = _lines.Count(static line => line.TiedTo is not null);
        int left = Left.Count();
        text.Append(FormattableString.Invariant($"{Count} parameters: {Count - tied - left} filled, {tied} tied, {left} left.\n"));
        foreach (string rule in UnusedRules)
        {
            text.Append("No parameter matches ").Append(rule).Append(".\n");
        }

        if (SharedSeeds > 0)
        {
            text.Append(FormattableString.Invariant($"{SharedSeeds} parameters share the seed of one before them.\n"));
        }

        return text.ToString();
    }
}
