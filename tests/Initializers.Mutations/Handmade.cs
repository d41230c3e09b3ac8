using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Initializers.Mutations;

/// <summary>A mutant made by hand, a line of <c>Handmade.tsv</c>.</summary>
/// <param name="Setting">The environment variable that its tests are run under, or nothing.</param>
/// <param name="Tests">The test classes that may kill it.</param>
/// <param name="File">The file, relative to the library's folder.</param>
/// <param name="Anchor">A text of the file, after which comes</param>
/// <param name="Original">an expression, in whose place comes</param>
/// <param name="Replacement">another one.</param>
internal sealed record Handmade(
    string Setting, Regex Tests, string File, string Anchor, string Original, string Replacement)
{
    internal static IReadOnlyList<Handmade> Read(string path) =>
    [
        .. System.IO.File.ReadLines(path).Select(line => line.Split('\t'))
            .Select(f => new Handmade(f[0], new($"^({f[1]})$"), f[2], f[3], f[4], f[5])),
    ];

    /// <summary>Puts the mutants of a file behind their switches.</summary>
    internal static string Apply(IReadOnlyList<Handmade> all, string file, string text)
    {
        // From the end of the file on, so that an anchor is never behind a switch.
        foreach ((Handmade mutant, int at, int id) in all.Select((mutant, i) => (mutant, i + 1))
            .Where(pair => pair.mutant.File == file)
            .Select(pair => (pair.mutant, pair.mutant.Find(text), pair.Item2))
            .OrderByDescending(place => place.Item2).ToList())
        {
            text = $"{text[..at]}(global::Mutants.Is({id}) ? ({mutant.Replacement}) : ({mutant.Original}))"
                + text[(at + mutant.Original.Length)..];
        }

        return text;
    }

    internal Mutant ToMutant(int id) => new(id, File, 0, $"{Setting} {Anchor}: {Original}  =>  {Replacement}");

    private int Find(string text)
    {
        int anchor = text.IndexOf(Anchor, StringComparison.Ordinal);
        int at = anchor < 0 ? -1 : text.IndexOf(Original, anchor, StringComparison.Ordinal);
        return at >= 0 ? at : throw new InvalidDataException($"{File} has no {Original} after {Anchor}.");
    }
}
