using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Initializers.Samples.ModelFiles;
using Initializers.Serialization;
using Initializers.Tensors;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>Fills one tensor, shows what is in it, and writes it as a NumPy array file if asked to.</summary>
internal static class TensorCommand
{
    private const int Bins = 15;
    private const int FirstValues = 5;

    // Fewer values say more as numbers than as bars.
    private const int FewValues = 16;

    internal static int Run(TensorRequest request, string? path, IAnsiConsole console, CancellationToken cancellation)
    {
        Shape result = request.ResultShape;
        long bytes = checked(result.ElementCount * Element.SizeOf(request.Type));
        (Summary summary, string digest) = Terminal.WithProgress(
            console,
            request.Initializer.GetType().Name,
            bytes,
            isBytes: true,
            done => Fill(request, path, done, cancellation));
        Show(console, request, summary, digest);
        if (path is not null)
        {
            console.WriteLine();
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"Wrote [green]{OneLine.Of(path)}[/]: {Element.NameOf(request.Type)} {result}, {bytes:N0} bytes of values.");
        }

        return ExitCode.Success;
    }

    private static (Summary Summary, string Digest) Fill(
        TensorRequest request, string? path, Action<long> done, CancellationToken cancellation)
    {
        Summary summary = new();
        ChunkedFill chunks = new();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using NpyWriter? writer = path is null ? null : new(path, request.Type, request.ResultShape);
        for (long call = 0; call < request.Calls; call++)
        {
            foreach (ReadOnlyMemory<byte> chunk in chunks.Fill(
                request.Initializer, request.Type, request.Shape, request.Start, request.Count, cancellation))
            {
                summary.Add(request.Type, chunk.Span);
                hash.AppendData(chunk.Span);
                writer?.Write(chunk.Span);
                done(chunk.Length);
            }
        }

        writer?.Commit();
        return (summary, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Show(IAnsiConsole console, TensorRequest request, Summary summary, string digest)
    {
        Initializer initializer = request.Initializer;

        // What is not drawn has no theory for a part of it: a run of an identity matrix may be all zeros.
        bool hasTheory = initializer is RandomInitializer || !request.IsRun;
        Theory? theory = hasTheory ? Theory.Of(initializer, request.Shape) : null;

        // In another layout the shape does not show them.
        var fans = Fans.Compute(request.Shape);
        string fanText = initializer is LayoutInitializer ? "" : Text($", fan-in {fans.In:N0}, fan-out {fans.Out:N0}");
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        void Row(string label, FormattableString text) =>
            grid.AddRow(new Text(label, Color.Grey), new Text(text.ToString(CultureInfo.InvariantCulture)));

        Row("config", $"{OneLine.Of(KerasConfig.ToJson(initializer))}");
        Row("shape", $"{request.Shape} {Element.NameOf(request.Type)}{fanText}");
        if (initializer is RandomInitializer random)
        {
            Row("drawn", $"{theory?.Drawn ?? "at random"}; {initializer.Backend.Name}, seed {random.Seed}");
        }
        else if (request.IsSeedIdle)
        {
            Row("drawn", $"nothing: --seed makes no difference to {initializer.GetType().Name}");
        }

        string run = request.IsRun ? Text($" from element {request.Start:N0} on") : "";
        string calls = request.Calls > 1 ? Text($" in {request.Calls:N0} calls") : "";
        Row("values", $"{summary.Count:N0}{calls}{run}");
        if (summary.Count > 0)
        {
            Row("mean", $"{summary.Mean:G5}{(theory is null ? "" : Text($"   theory {theory.Mean:G5}"))}");
            Row("std", $"{summary.StdDev:G5}{(theory is null ? "" : Text($"   theory {theory.StdDev:G5}"))}");
            Row("range", $"{summary.Min:G5} to {summary.Max:G5}");
            Row("first", $"{FirstOf(summary)}");
        }

        Row("sha256", $"{digest}");
        console.MarkupLineInterpolated($"[bold]{initializer.GetType().Name}[/]");
        console.Write(grid);
        if (summary.Count >= FewValues && summary.Max > summary.Min)
        {
            ShowHistogram(console, summary);
        }
    }

    private static void ShowHistogram(IAnsiConsole console, Summary summary)
    {
        console.WriteLine();
        ReadOnlySpan<double> sample = summary.Sample;
        if (sample.Length < summary.Count)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[grey]The first {sample.Length:N0} of them:[/]");
        }

        Histogram histogram = new(sample, summary.Min, summary.Max, Bins);
        foreach (string line in histogram.ToLines(Math.Clamp(console.Profile.Width - 32, 10, 60)))
        {
            console.WriteLine(line);
        }
    }

    private static string FirstOf(Summary summary)
    {
        ReadOnlySpan<double> first = summary.Sample[..Math.Min(summary.Sample.Length, FirstValues)];
        string text = string.Join("  ", first.ToArray().Select(value => value.ToString("G6", CultureInfo.InvariantCulture)));
        return summary.Count > FirstValues ? text + "  ..." : text;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
