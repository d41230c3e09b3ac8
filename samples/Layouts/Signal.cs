using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Initializers.Tensors;
using MathNet.Numerics.Statistics;

namespace Initializers.Samples.Layouts;

/// <summary>What many networks of one kind of layer do to a signal of mean square 1.</summary>
/// <param name="Means">The mean square after each layer, layer 0 the input: the mean over the networks.</param>
/// <param name="Errors">The standard errors of these means.</param>
/// <param name="Theory">What theory says.</param>
internal sealed record Signal(IReadOnlyList<double> Means, IReadOnlyList<double> Errors, IReadOnlyList<double> Theory)
{
    internal const int Layers = 5;

    private const int Places = 16;

    /// <summary>Draws networks and sends a signal through each.</summary>
    /// <param name="kind">The layers.</param>
    /// <param name="initializer">Their initializer, from a seed.</param>
    /// <param name="fan">The fan-in by which it scales.</param>
    /// <param name="networks">How many networks.</param>
    /// <param name="cancellation">Looked at before each network.</param>
    internal static Signal Measure(
        LayerKind kind, Func<Seed, Initializer> initializer, double fan, int networks, CancellationToken cancellation)
    {
        double[][] squares = new double[networks][];
        Parallel.For(
            0,
            networks,
            new() { CancellationToken = cancellation },
            network => squares[network] = Follow(kind, initializer, new SeedGenerator(network)));

        // He's variance is 2 / fan; of the sum of so many products a ReLU keeps half the mean square.
        double factor = kind.Terms / fan;
        int[] layers = [.. Enumerable.Range(0, Layers + 1)];
        return new(
            [.. layers.Select(layer => squares.Select(square => square[layer]).Mean())],
            [.. layers.Select(layer => squares.Select(square => square[layer]).StandardDeviation() / Math.Sqrt(networks))],
            [.. layers.Select(layer => Math.Pow(factor, layer))]);
    }

    private static double[] Follow(LayerKind kind, Func<Seed, Initializer> initializer, SeedGenerator seeds)
    {
        DenseTensor<float> signal = new RandomNormal(0, 1, seeds).Initialize([LayerKind.Channels, Places]);
        float size = (float)Math.Sqrt(MeanSquare(signal));
        signal = new(signal.Shape, Array.ConvertAll(signal.ToArray(), value => value / size));
        Initializer weights = initializer(seeds);
        double[] squares = new double[Layers + 1];
        squares[0] = MeanSquare(signal);
        for (int layer = 1; layer <= Layers; layer++)
        {
            signal = kind.Apply(signal, weights.Initialize(kind.Kernel));
            squares[layer] = MeanSquare(signal);
        }

        return squares;
    }

    private static double MeanSquare(DenseTensor<float> signal) =>
        signal.ToArray().Average(value => (double)value * value);
}
