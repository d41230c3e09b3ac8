using System.Collections.Generic;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>The table on the console.</summary>
internal static class Report
{
    internal static Table Write(IEnumerable<Finding> findings)
    {
        Table table = new Table().Border(TableBorder.SimpleHeavy).AddColumn(new TableColumn("picture").NoWrap());
        foreach (string header in (string[])["values", "mean", "theory", "std", "theory"])
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        table.AddColumn("distance from theory").AddColumn(new TableColumn("fits").NoWrap());
        foreach (Finding finding in findings)
        {
            table.AddRow(
                Markup.Escape(finding.File),
                Numbers.Text($"{finding.Count:N0}"),
                Numbers.Short(finding.Mean),
                Numbers.Short(finding.TheoryMean),
                Numbers.Short(finding.StdDev),
                Numbers.Short(finding.TheoryStdDev),
                Markup.Escape(finding.Fit),
                finding.IsFit ? "[green]yes[/]" : "[red]no[/]");
        }

        return table;
    }
}
