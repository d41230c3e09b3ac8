using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Initializers.Samples.Pictures;
using ScottPlot;

namespace Initializers.Samples.SignalPropagation;

/// <summary>What figure 6 of Glorot and Bengio shows: how the outputs of the first layers are distributed.</summary>
internal static class HistogramPicture
{
    // As many layers as the paper's networks have.
    private const int Layers = 5;
    private const int Networks = 4;
    private const int BinCount = 80;

    /// <summary>Draws one panel per case from its first networks.</summary>
    internal static Figure Draw(IReadOnlyList<LayerCase> cases, NetworkSize size, CancellationToken cancellation)
    {
        Figure figure = new(
            "tanh: outputs of the first layers, measured (dots) and theory (lines)",
            columns: cases.Count,
            rowHeight: 340);
        foreach (LayerCase layerCase in cases)
        {
            cancellation.ThrowIfCancellationRequested();
            Panel panel = figure.AddPanel(layerCase.Name, "output of a unit", "density");
            AddLayers(panel, layerCase, size);
            panel.LimitX(-1, 1);
            if (layerCase == cases[0])
            {
                panel.Legend();
            }
        }

        return figure;
    }

    /// <summary>The density of tanh(sum) for a normal sum.</summary>
    internal static double Density(double output, double variance)
    {
        double sum = Math.Atanh(output);
        return Math.Exp(-sum * sum / (2 * variance))
            / (Math.Sqrt(2 * Math.PI * variance) * (1 - (output * output)));
    }

    private static void AddLayers(Panel panel, LayerCase layerCase, NetworkSize size)
    {
        int depth = Math.Min(Layers, size.Depth);
        DeepNetwork network = new(Activation.Tanh, size.Width, depth);
        Signal[] signals = [.. Enumerable.Range(0, Math.Min(Networks, size.Networks))
            .Select(index => Signal.Draw(layerCase, size, network, index))];
        MeanField theory = new(Activation.Tanh, layerCase.Gain, depth);
        double tallest = 0;
        for (int layer = 1; layer <= depth; layer++)
        {
            Color color = Theme.Of(layer - 1);
            double[] values = [.. signals.SelectMany(signal => signal.Outputs[layer].AsColumnMajorArray())];
            var bins = Bins.Of(values, -1, 1, BinCount);
            double[] centres = [.. Enumerable.Range(0, BinCount).Select(bin => bins.Edge(bin) + (bins.Width / 2))];
            double variance = theory.Sums[layer];
            double[] places = [.. Enumerable.Range(1, 799).Select(i => (i / 400.0) - 1)];
            double[] densities = [.. places.Select(place => Density(place, variance))];
            tallest = Math.Max(tallest, densities.Max());
            panel.Line(places, densities, "", color);
            panel.Dots(
                centres, [.. Enumerable.Range(0, BinCount).Select(bins.Density)], Text.Of($"layer {layer}"), color, 4);
        }

        // The two panels have scales of their own: on one, Glorot's layers would be flat lines.
        panel.LimitY(0, 1.15 * tallest);
    }
}
