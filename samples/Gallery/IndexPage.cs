using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Initializers.Samples.Gallery;

/// <summary>The page of text that shows the pictures.</summary>
internal static class IndexPage
{
    internal static string Write(IReadOnlyList<IExhibit> exhibits, long seed)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Gallery

            Every initializer of Keras, filled by the {Backend.Default.Name} backend with seed {seed} and those after it.
            Blue is what came out, vermilion what theory says. *D* is the Kolmogorov–Smirnov distance; *1% at* is the
            distance that independent values exceed once in a hundred times. The panel beside each density shows the same
            distance everywhere, times √n.

            ![A small histogram of each initializer under its density]({FileName.Overview})

            | initializer | values | mean | theory | std | theory | fit |
            |---|---:|---:|---:|---:|---:|---|

            """);
        foreach (IExhibit exhibit in exhibits)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(exhibit.Finding))} |\n");
        }

        foreach (IExhibit exhibit in exhibits)
        {
            Caption caption = exhibit.Caption;
            string source = caption.Source.Length == 0 ? "" : $"\nSource: {caption.Source}.\n";
            page.Append(CultureInfo.InvariantCulture, $"""

                ## {caption.Name}

                {caption.Formula}; {caption.Numbers}.
                {source}
                ![{caption.Name}: {exhibit.Finding.Fit.Replace("|", "")}]({exhibit.Finding.File})

                """);
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string[] Cells(Finding finding) =>
    [
        $"[{finding.Name}](#{finding.Name.ToLowerInvariant()})",
        Numbers.Text($"{finding.Count:N0}"),
        Numbers.Short(finding.Mean),
        Numbers.Short(finding.TheoryMean),
        Numbers.Short(finding.StdDev),
        Numbers.Short(finding.TheoryStdDev),
        finding.Fit.Replace("|", "\\|"),
    ];
}
