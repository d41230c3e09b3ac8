using System;
using System.IO;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// A deep tanh network with the initialization that was standard before 2010, and with Glorot's.
/// </summary>
/// <remarks>
/// <b>Source.</b> Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// AISTATS 2010: eq. 1 is the standard, eq. 16 their own; figures 6 and 7 are what is reproduced.
/// </remarks>
internal static class TanhExperiment
{
    /// <summary>U[-1 / sqrt(n), 1 / sqrt(n)], the standard: its variance is 1 / (3 n).</summary>
    internal static LayerCase Standard(int width) => new(
        "standard",
        Color: 1,
        Gain: 1.0 / 3,
        FirstSeed: 1_000,
        seeds => new RandomUniform(-1 / Math.Sqrt(width), 1 / Math.Sqrt(width), seeds));

    /// <summary>U[-sqrt(6 / (n + n)), sqrt(6 / (n + n))]: its variance is 1 / n.</summary>
    internal static LayerCase Glorot => new(
        "Glorot", Color: 0, Gain: 1, FirstSeed: 2_000, seeds => new GlorotUniform(seeds));

    internal static void Run(Settings settings, IAnsiConsole console, CancellationToken cancellation)
    {
        NetworkSize size = settings.Tanh;
        Screen.Heading(
            console,
            "Glorot and Bengio, 2010: tanh",
            Text.Of($"{size.Networks} networks of {size.Depth} layers of {size.Width} units, ")
            + Text.Of($"{size.Inputs} inputs each; ")
            + "mean squares by layer, the gradient's from 1 at the top.");
        LayerResult[] results =
        [
            LayerResult.Measure(Standard(size.Width), Activation.Tanh, size, cancellation),
            LayerResult.Measure(Glorot, Activation.Tanh, size, cancellation),
        ];
        foreach (LayerResult result in results)
        {
            LayerTable.Show(console, result);
        }

        string[] files =
        [
            Path.Combine(settings.Folder, "tanh-spread.png"),
            Path.Combine(settings.Folder, "tanh-histograms.png"),
            Path.Combine(settings.Folder, "tanh.csv"),
        ];
        LayerPicture.Draw("tanh: a signal on its way up, a gradient on its way down", results).Save(files[0]);
        HistogramPicture.Draw([Standard(size.Width), Glorot], size, cancellation).Save(files[1]);
        LayerFile.Write(files[2], results);
        Screen.Files(console, files);
    }
}
