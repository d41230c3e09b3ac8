using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading;
using Initializers.Tensors;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>What the package does in one screen, and then on a real model.</summary>
internal static class Tour
{
    private const int Seed = 42;
    private const int WideScreen = 110;
    private const int SparklineBins = 17;

    private static readonly Shape Shape = [256, 128];

    /// <summary>Shows the initializers and fills ResNet-50 into a folder.</summary>
    internal static int Run(IAnsiConsole console, string folder, CancellationToken cancellation)
    {
        ShowInitializers(console);
        return FillModel(console, folder, cancellation);
    }

    internal static void ShowInitializers(IAnsiConsole console)
    {
        var fans = Fans.Compute(Shape);
        string backend = Backend.Default.Name;
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]Initializers[/] on shape {Shape}: fan-in {fans.In}, fan-out {fans.Out}, seed {Seed}, {backend}");

        bool isWide = console.Profile.Width >= WideScreen;
        Table table = new Table().Border(TableBorder.SimpleHeavy).AddColumn("initializer");
        if (isWide)
        {
            table.AddColumn(new TableColumn("values").NoWrap());
        }

        foreach (string header in (string[])["mean", "theory", "std", "theory"])
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        table.AddColumn(new TableColumn("histogram about 0").NoWrap());
        foreach ((Initializer initializer, Shape shape) in Exhibits())
        {
            table.AddRow(Row(initializer, shape, isWide));
        }

        console.Write(table);
    }

    private static IEnumerable<(Initializer Initializer, Shape Shape)> Exhibits()
    {
        yield return (new Zeros(), Shape);
        yield return (new Ones(), Shape);
        yield return (new Constant(0.1), Shape);
        yield return (new Identity(), Shape);
        yield return (new RandomNormal(seed: Seed), Shape);
        yield return (new RandomUniform(seed: Seed), Shape);
        yield return (new TruncatedNormal(seed: Seed), Shape);
        yield return (new VarianceScaling(seed: Seed), Shape);
        yield return (new GlorotNormal(seed: Seed), Shape);
        yield return (new GlorotUniform(seed: Seed), Shape);
        yield return (new HeNormal(seed: Seed), Shape);
        yield return (new HeUniform(seed: Seed), Shape);
        yield return (new LecunNormal(seed: Seed), Shape);
        yield return (new LecunUniform(seed: Seed), Shape);
        yield return (new Orthogonal(seed: Seed), Shape);
        yield return (new STFT(), [256, 1, 128]);
    }

    private static string[] Row(Initializer initializer, Shape shape, bool isWide)
    {
        DenseTensor<float> tensor = initializer.Initialize(shape);
        double[] values = [.. tensor.Span];
        Summary summary = new();
        summary.Add(values);
        Theory? theory = Theory.Of(initializer, shape);
        double reach = Math.Max(Math.Max(-summary.Min, summary.Max), 1e-3);
        List<string> cells = [initializer.GetType().Name];
        if (isWide)
        {
            cells.Add(theory?.Drawn ?? $"shape {shape}");
        }

        cells.AddRange(
        [
            Format(summary.Mean), Format(theory?.Mean), Format(summary.StdDev), Format(theory?.StdDev),
            "[aqua]" + new Histogram(values, -reach, reach, SparklineBins).ToSparkline() + "[/]",
        ]);
        for (int i = 0; i < cells.Count - 1; i++)
        {
            cells[i] = Markup.Escape(cells[i]);
        }

        return [.. cells];
    }

    private static string Format(double? value) =>
        value is double number ? number.ToString("0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) : "";

    private static int FillModel(IAnsiConsole console, string folder, CancellationToken cancellation)
    {
        string plan = Path.Combine(AppContext.BaseDirectory, "resnet50.plan.json");
        string digests = Path.Combine(AppContext.BaseDirectory, "resnet50.sha256.json.gz");
        string path = folder == "." ? "resnet50.safetensors" : Path.Combine(folder, "resnet50.safetensors");
        console.MarkupLine("[bold]ResNet-50[/], every weight as Keras initializes it after set_random_seed(42):");
        int exitCode = ModelCommand.Run(plan, path, null, digests, console, cancellation);
        console.MarkupLine("[grey]The expected digests are those of real Keras 3.16 on this backend.[/]");
        console.MarkupLine("[grey]More: tensor he_normal --shape 3,3,64,128   model plan.json --out file   --help[/]");
        return exitCode;
    }
}
