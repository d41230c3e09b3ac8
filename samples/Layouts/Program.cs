using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Initializers.Tensors;
using Spectre.Console;

namespace Initializers.Samples.Layouts;

/// <summary>One network in two layouts, and what fans that are read from the wrong axes do to a signal.</summary>
internal static class Program
{
    private static int Main(string[] args) =>
        ProgramHost.Run((output, error, cancellation) => Run(args, output, error, cancellation));

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        ProgramHost.Invoke(
            () => Parse(args, output, cancellation), output, error, "Interrupted; no picture was written.");

    private static ParseResult Parse(IReadOnlyList<string> args, TextWriter output, CancellationToken cancellation)
    {
        Option<string> folder = new("--out")
        {
            HelpName = "folder",
            Description = "Where the picture goes.",
            DefaultValueFactory = _ => "layouts",
        };
        Option<string> networks = new("--networks")
        {
            HelpName = "N",
            Description = "How many networks of each kind a signal goes through.",
            DefaultValueFactory = _ => "1000",
        };
        RootCommand root = new("Weights in PyTorch's layout: the same network, and the right fans.") { folder, networks };
        root.SetAction(parsed =>
        {
            int count = ParseNetworks(parsed.GetRequiredValue(networks));
            string path = Path.Combine(parsed.GetRequiredValue(folder), "layouts.png");
            Folders.Create(parsed.GetRequiredValue(folder));
            IAnsiConsole console = Terminal.Create(output);
            bool isSame = Compare(console, seed: 42);
            Follow(console, path, count, cancellation);
            return isSame ? ExitCode.Success : ExitCode.Difference;
        });
        return root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
    }

    // One has no spread.
    private static int ParseNetworks(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int networks)
            && networks is >= 2 and <= 1_000_000
            ? networks
            : throw new InputException($"--networks must be an integer from 2 to 1000000; received \"{text}\".");

    private static bool Compare(IAnsiConsole console, Seed seed)
    {
        DenseTensor<float> image = new RandomNormal(0, 1, seed.Derive("image")).Initialize([12, 12, 3]);
        DenseTensor<float> channelsFirst = image.Permute([2, 0, 1]);
        float[] expected = KerasNetwork.Draw(seed).Run(image);
        float[] same = TorchNetwork.Draw(seed).Run(channelsFirst);
        float[] other = TorchNetwork.DrawNaively(seed).Run(channelsFirst);
        Table table = new Table().Border(TableBorder.Simple).AddColumns("network", "first outputs", "equal to Keras's");
        foreach ((string name, float[] outputs) in ((string, float[])[])[
            ("Keras's layout", expected), ("PyTorch's, InLayout", same), ("PyTorch's, as it lies", other)])
        {
            int equal = outputs.Zip(expected).Count(pair => pair.First.Equals(pair.Second));
            string first = string.Join("  ", outputs.Take(4).Select(value => Text($"{value:0.000000}")));
            table.AddRow(name, first, Text($"{equal} of {expected.Length}"));
        }

        console.MarkupLine("[bold]One network, two layouts[/]: convolution, depthwise convolution, mean, dense");
        console.Write(table);
        return same.SequenceEqual(expected);
    }

    private static void Follow(IAnsiConsole console, string path, int networks, CancellationToken cancellation)
    {
        List<(LayerKind Kind, Signal Naive, Signal Right)> results = [];
        Table table = new Table().Border(TableBorder.Simple).AddColumns("layer", "weight");
        foreach (string header in (string[])["fan-in", "measured", "theory", "fan-in", "measured", "theory"])
        {
            table.AddColumn(new TableColumn(header).RightAligned().NoWrap());
        }

        foreach (LayerKind kind in LayerKind.All)
        {
            var naive = Signal.Measure(kind, seed => new HeNormal(seed), kind.NaiveFan, networks, cancellation);
            var right = Signal.Measure(kind, kind.Right, kind.Terms, networks, cancellation);
            results.Add((kind, naive, right));
            table.AddRow(
                [kind.Name, $"{kind.Kernel}", .. Cells(kind.NaiveFan, naive), .. Cells(kind.Terms, right)]);
        }

        console.MarkupLineInterpolated(
            $"[bold]A signal of mean square 1 after {Signal.Layers} layers[/] with HeNormal and ReLU, {networks} networks of each kind:");
        console.MarkupLine("first with the weight's axes read as Keras's, then with the layer's own fan-in");
        console.Write(table);
        SignalPicture.Draw(results).Save(path);
        console.WriteLine(OneLine.Of(path));
    }

    private static string[] Cells(double fan, Signal signal) =>
    [
        Text($"{fan:0}"), Text($"{signal.Means[^1]:G3} ± {signal.Errors[^1]:G1}"), Text($"{signal.Theory[^1]:G3}"),
    ];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
