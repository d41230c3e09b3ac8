using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Pictures;
using ScottPlot;

namespace Initializers.Samples.Layouts;

/// <summary>A panel for each kind of layer: the mean square by layer with naive fans and with the right ones.</summary>
internal static class SignalPicture
{
    private static readonly double[] Layers = [.. Enumerable.Range(0, Signal.Layers + 1).Select(layer => (double)layer)];

    internal static Figure Draw(IReadOnlyList<(LayerKind Kind, Signal Naive, Signal Right)> results)
    {
        Figure figure = new("A signal through convolutions in PyTorch's layout", columns: 2, rowHeight: 300);
        foreach ((LayerKind kind, Signal naive, Signal right) in results)
        {
            Panel panel = figure.AddPanel(
                $"{kind.Name}: {kind.Kernel}", "layer", "mean square after ReLU", yScale: AxisScale.Log10);
            Add(panel, right, FormattableString.Invariant($"fan-in {kind.Terms:0}, the layer's"), Theme.Of(2));
            Add(panel, naive, FormattableString.Invariant($"fan-in {kind.NaiveFan:0}, read as Keras's"), Theme.Of(1));
            panel.LimitX(-0.2, Signal.Layers + 0.2);
            panel.LimitY(1e-7, 10);
            panel.Plot.Axes.Bottom.SetTicks([.. Layers], [.. Layers.Select(layer => FormattableString.Invariant($"{layer}"))]);
            panel.Legend(LegendPlace.Below);
        }

        return figure;
    }

    private static void Add(Panel panel, Signal signal, string label, Color color)
    {
        panel.Line(Layers, [.. signal.Theory], $"theory: {label}", color, Stroke.Dashed);
        panel.Dots(Layers, [.. signal.Means], "measured", color);
    }
}
