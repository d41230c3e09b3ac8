using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// What many networks of one case did to signals and gradients, layer by layer, beside mean-field theory.
/// </summary>
/// <param name="Case">How the networks were initialized.</param>
/// <param name="Outputs">The mean square of the outputs of each layer, from the input to the last.</param>
/// <param name="Gradients">The mean square of the cost's derivatives by these outputs.</param>
internal sealed record LayerResult(
    LayerCase Case, IReadOnlyList<Comparison> Outputs, IReadOnlyList<Comparison> Gradients)
{
    /// <summary>Draws the networks and follows their signals; the networks run in parallel, each on one core.</summary>
    /// <param name="layerCase">How the networks are initialized.</param>
    /// <param name="activation">What their units do.</param>
    /// <param name="size">How many and how large.</param>
    /// <param name="cancellation">Looked at before each network.</param>
    /// <param name="expectedSpread">
    /// The relative spread between networks that theory gives a signal after a number of layers, if it gives one.
    /// </param>
    internal static LayerResult Measure(
        LayerCase layerCase,
        Activation activation,
        NetworkSize size,
        CancellationToken cancellation,
        Func<int, double>? expectedSpread = null)
    {
        double[][] outputs = new double[size.Networks][];
        double[][] gradients = new double[size.Networks][];
        Parallel.For(
            0,
            size.Networks,
            new() { CancellationToken = cancellation },
            () => new DeepNetwork(activation, size.Width, size.Depth),
            (index, _, network) =>
            {
                Signal signal = Signal.Draw(layerCase, size, network, index);
                outputs[index] = [.. signal.Outputs.Select(Signal.MeanSquare)];
                gradients[index] = [.. signal.Gradients.Select(Signal.MeanSquare)];
                return network;
            },
            _ => { });
        MeanField theory = new(activation, layerCase.Gain, size.Depth);
        return new(
            layerCase,
            Compare(outputs, theory.Outputs, layer => expectedSpread?.Invoke(layer)),
            Compare(gradients, theory.Gradients, layer => expectedSpread?.Invoke(size.Depth - layer)));
    }

    private static Comparison[] Compare(
        double[][] networks, IReadOnlyList<double> theory, Func<int, double?> spread) =>
        [.. theory.Select((value, layer) => new Comparison(
            new([.. networks.Select(seen => seen[layer])]), value, spread(layer)))];
}
