using System;
using System.IO;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>A 30-layer ReLU network with Glorot's initialization and with He's.</summary>
/// <remarks>
/// <b>Source.</b> He, Zhang, Ren, Sun, "Delving deep into rectifiers: surpassing human-level performance on ImageNet
/// classification", ICCV 2015, section 2.2: every layer multiplies the second moment by n Var(w) / 2. The 30-layer
/// network is that of their figure 3.
/// </remarks>
internal static class ReluExperiment
{
    /// <summary>Normal with variance 2 / (n + n): half of every signal is lost in a layer.</summary>
    internal static LayerCase Glorot => new(
        "Glorot", Color: 0, Gain: 1, FirstSeed: 10_000, seeds => new GlorotNormal(seeds));

    /// <summary>
    /// Normal with variance 2 / n. Keras cuts it at two standard deviations and corrects its variance.
    /// </summary>
    internal static LayerCase He => new(
        "He", Color: 2, Gain: 2, FirstSeed: 20_000, seeds => new HeNormal(seeds));

    /// <summary>
    /// The standard deviation of the mean square between networks, relative to its mean, after a number of layers.
    /// </summary>
    /// <remarks>
    /// The mean square of n independent units, each a normal variable cut at 0, has a relative variance of 5 / n (its
    /// fourth moment is 6 times the square of its second). Layers multiply: (1 + 5 / n)^layers - 1. That is the
    /// log-normal spread of Hanin and Nica, "Products of many large random matrices and gradients in deep neural
    /// networks", 2020.
    /// </remarks>
    internal static double Spread(int width, int layers) => Math.Sqrt(Math.Pow(1 + (5.0 / width), layers) - 1);

    internal static void Run(Settings settings, IAnsiConsole console, CancellationToken cancellation)
    {
        NetworkSize size = settings.Relu;
        Screen.Heading(
            console,
            "He et al., 2015: ReLU",
            Text.Of($"{size.Networks} networks of {size.Depth} layers of {size.Width} units, one input each; ")
            + "mean squares by layer, the gradient's from 1 at the top.");
        double ExpectedSpread(int layers) => Spread(size.Width, layers);
        LayerResult[] results =
        [
            LayerResult.Measure(Glorot, Activation.Relu, size, cancellation, ExpectedSpread),
            LayerResult.Measure(He, Activation.Relu, size, cancellation, ExpectedSpread),
        ];
        foreach (LayerResult result in results)
        {
            LayerTable.Show(console, result);
        }

        string[] files =
        [
            Path.Combine(settings.Folder, "relu-spread.png"),
            Path.Combine(settings.Folder, "relu.csv"),
        ];
        LayerPicture.Draw("ReLU: a signal on its way up, a gradient on its way down", results).Save(files[0]);
        LayerFile.Write(files[1], results);
        Screen.Files(console, files);
    }
}
