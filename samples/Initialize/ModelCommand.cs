using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Initializers.Samples.ModelFiles;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>Fills a plan, says what came of it, and lists the weights whose digests differ.</summary>
internal static class ModelCommand
{
    // Enough to see a pattern; a wrong backend would list every weight of the model.
    private const int MismatchLimit = 20;
    private const int DigestStart = 16;

    internal static int Run(
        string planPath,
        string path,
        string? backendName,
        string? digestPath,
        IAnsiConsole console,
        CancellationToken cancellation)
    {
        Backend? asked = backendName is null ? null : BackendNames.Parse(backendName, "--backend");
        if (Path.GetFullPath(path) is string full && (full == Path.GetFullPath(planPath)
            || (digestPath is not null && full == Path.GetFullPath(digestPath))))
        {
            throw new InputException($"--out must be a file of its own; received \"{path}\", which is an input.");
        }

        Plan plan = PlanReader.Read(planPath);
        Backend backend = plan.ChooseBackend(asked);
        plan = plan.FreezeOn(backend);
        DigestFile? digests = digestPath is null ? null : DigestFile.Read(digestPath, backend);
        ModelResult result = Terminal.WithProgress(
            console,
            plan.Model,
            plan.ByteCount,
            isBytes: true,
            done => ModelJob.Run(plan, path, plan.Metadata(backend), digests, done, cancellation));

        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"Wrote [green]{OneLine.Of(path)}[/] in [bold]{result.Elapsed.TotalSeconds:0.00} s[/]:");
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{plan.Weights.Count:N0} weights, {plan.ElementCount:N0} values, {plan.ByteCount:N0} bytes.");
        foreach (string line in plan.DescribeLeftOut())
        {
            console.WriteLine(OneLine.Of(line));
        }

        if (digests is { Changed: > 0 })
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{digests.Changed:N0} weights had another value in their Keras file by then; digests are of the first.");
        }

        return result.Digests is null ? ExitCode.Success : ShowDigests(result.Digests, backend, console);
    }

    private static int ShowDigests(DigestComparison digests, Backend backend, IAnsiConsole console)
    {
        string name = backend.Name;
        IReadOnlyList<DigestMismatch> mismatches = [.. digests.Mismatches, .. digests.Absent()];
        string unstated = digests.Unstated == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" {digests.Unstated:N0} have none to compare with.");
        if (mismatches.Count == 0)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"[green]All {digests.Equal:N0} SHA-256 digests are equal[/] to the file's for {name}.{unstated}");
            return ExitCode.Success;
        }

        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[red]{mismatches.Count:N0} SHA-256 digests differ[/] from the file's for {name}; {digests.Equal:N0} are equal.{unstated}");
        Table table = new Table().Border(TableBorder.Simple).AddColumns("weight", "expected", "filled");
        for (int i = 0; i < mismatches.Count && i < MismatchLimit; i++)
        {
            DigestMismatch mismatch = mismatches[i];
            table.AddRow(
                new Text(OneLine.Of(mismatch.Name)),
                new Text(Shorten(mismatch.Expected) ?? "not in the file"),
                new Text(Shorten(mismatch.Actual) ?? "not in the plan"));
        }

        console.Write(table);
        if (mismatches.Count > MismatchLimit)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"and {mismatches.Count - MismatchLimit:N0} more.");
        }

        return ExitCode.Difference;
    }

    private static string? Shorten(string? digest) => digest is null ? null : digest[..DigestStart] + "...";
}
