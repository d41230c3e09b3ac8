using System.Collections.Generic;
using System.IO;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>A deep linear network is one matrix: its singular values, for Gaussian and for orthogonal layers.</summary>
/// <remarks>
/// <b>Source.</b> Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
/// neural networks", ICLR 2014.
/// </remarks>
internal static class LinearExperiment
{
    internal static void Run(Settings settings, IAnsiConsole console, CancellationToken cancellation)
    {
        NetworkSize size = settings.Linear;
        Screen.Heading(
            console,
            "Saxe, McClelland, Ganguli, 2014: linear",
            Text.Of($"{size.Networks} networks of up to {size.Depth} layers of {size.Width} units; ")
            + "singular values s of the product of all layers.");
        IReadOnlyList<int> depths = settings.LinearDepths();
        var result = LinearResult.Measure(size, depths, cancellation);
        LinearTable.ShowGaussian(console, result, depths);
        LinearTable.ShowGrowth(console, result);
        LinearTable.ShowOrthogonal(console, result, depths);
        string picture = Path.Combine(settings.Folder, "linear-singular-values.png");
        LinearPicture.Draw(result, depths).Save(picture);
        Screen.Files(console, picture);
    }
}
