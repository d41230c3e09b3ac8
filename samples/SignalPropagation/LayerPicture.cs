using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Pictures;
using ScottPlot;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// Four panels: mean squares of outputs and gradients by layer on a logarithmic scale, and below each the relative
/// error.
/// </summary>
internal static class LayerPicture
{
    private const string ErrorTitle = "error of the mean, bars: one standard error";

    // The middle 80 % of networks.
    private const double LowShare = 0.1, HighShare = 0.9;

    /// <summary>Draws the cases over each other.</summary>
    /// <param name="title">The picture's title.</param>
    /// <param name="results">The cases.</param>
    internal static Figure Draw(string title, IReadOnlyList<LayerResult> results)
    {
        int depth = results[0].Outputs.Count - 1;
        Figure figure = new(title, columns: 2, rowHeight: 300);
        Panel outputs = figure.AddPanel("outputs of each layer", "layer", "mean square", yScale: AxisScale.Log10);
        Panel gradients = figure.AddPanel(
            "gradient by these outputs", "layer", "mean square", yScale: AxisScale.Log10);
        Panel outputErrors = figure.AddPanel(ErrorTitle, "layer", "relative error, %");
        Panel gradientErrors = figure.AddPanel(ErrorTitle, "layer", "relative error, %");
        for (int i = 0; i < results.Count; i++)
        {
            LayerResult result = results[i];
            double shift = (i - ((results.Count - 1) / 2.0)) * depth / 60;
            AddSignal(outputs, result.Case, result.Outputs);
            AddSignal(gradients, result.Case, result.Gradients);
            AddErrors(outputErrors, result.Case, result.Outputs, shift);
            AddErrors(gradientErrors, result.Case, result.Gradients, shift);
        }

        outputs.Legend(LegendPlace.LowerLeft);
        gradients.Legend(LegendPlace.LowerRight);
        foreach (Panel panel in (Panel[])[outputs, gradients, outputErrors, gradientErrors])
        {
            panel.LimitX(-depth / 40.0, depth * (1 + (1 / 40.0)));
        }

        // One scale for both panels of errors: they are read against each other.
        double reach = 1.1 * results
            .SelectMany(result => result.Outputs.Concat(result.Gradients))
            .Max(comparison => 100 * (Math.Abs(comparison.Error) + comparison.Chance));
        foreach (Panel panel in (Panel[])[outputErrors, gradientErrors])
        {
            panel.HorizontalLine(0, "");
            panel.LimitY(-reach, reach);
        }

        return figure;
    }

    private static void AddSignal(Panel panel, LayerCase layerCase, IReadOnlyList<Comparison> layers)
    {
        Color color = Theme.Of(layerCase.Color);
        double[] xs = Layers(layers.Count - 1);
        panel.Band(
            xs,
            [.. layers.Select(layer => layer.Measured.Quantile(LowShare))],
            [.. layers.Select(layer => layer.Measured.Quantile(HighShare))],
            color);
        panel.Line(xs, [.. layers.Select(layer => layer.Theory)], $"{layerCase.Name}, theory", color, Stroke.Dashed);
        panel.Dots(xs, [.. layers.Select(layer => layer.Measured.Mean)], $"{layerCase.Name}, measured", color);
    }

    private static void AddErrors(
        Panel panel, LayerCase layerCase, IReadOnlyList<Comparison> layers, double shift)
    {
        Color color = Theme.Of(layerCase.Color);
        double[] xs = [.. Layers(layers.Count - 1).Select(x => x + shift)];
        double[] errors = [.. layers.Select(layer => 100 * layer.Error)];
        double[] reach = [.. layers.Select(layer => 100 * layer.Chance)];
        panel.Plot.Add.ErrorBar(xs, errors, reach).Color = color.WithAlpha(.6);
        panel.Dots(xs, errors, "", color);
    }

    private static double[] Layers(int depth) => [.. Enumerable.Range(0, depth + 1).Select(layer => (double)layer)];
}
