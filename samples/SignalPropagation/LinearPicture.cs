using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Pictures;
using ScottPlot;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Singular values of products by rank, Gaussian and orthogonal, and what theory says about each.</summary>
internal static class LinearPicture
{
    // Well above 1e-15 times the largest one, where rounding takes over.
    private const double Smallest = 1e-8;
    private const double LargestShown = 100;
    private const int MostDots = 32;

    /// <summary>Draws the picture.</summary>
    internal static Figure Draw(LinearResult result, IReadOnlyList<int> depths)
    {
        Figure figure = new("linear: singular values of the product of all layers", columns: 2, rowHeight: 320);
        Panel gaussian = figure.AddPanel(
            "Gaussian: measured (dots), theory (lines)", "rank / width", "singular value", yScale: AxisScale.Log10);
        Panel orthogonal = figure.AddPanel(
            "orthogonal: measured", "rank / width", "singular value", yScale: AxisScale.Log10);
        AddValues(gaussian, result, depths);
        for (int i = 0; i < depths.Count; i++)
        {
            orthogonal.Line(Shares(result), result.OrthogonalValues(depths[i]), Label(depths[i]), Theme.Of(i));
        }

        orthogonal.Legend(LegendPlace.LowerLeft);
        orthogonal.Note(
            0.97,
            1e-2,
            Text.Of($"all at 1; after {depths[^1]} layers off by\n")
            + Text.Of($"{Text.Short(result.SingleError(depths[^1]))} (float weights)\n")
            + Text.Of($"{Text.Short(result.DoubleError(depths[^1]))} (double weights)"),
            Theme.Gray,
            Alignment.MiddleRight);
        foreach (Panel panel in (Panel[])[gaussian, orthogonal])
        {
            panel.LimitX(0, 1);
            panel.LimitY(Smallest, LargestShown);
        }

        AddStretch(figure.AddPanel("growth per layer in the long run", "rank / width", "factor"), result);
        AddMoments(
            figure.AddPanel(
                "spread of the singular values", "layers", "mean of s⁴", AxisScale.Log10, AxisScale.Log10),
            result,
            depths);
        return figure;
    }

    private static void AddValues(Panel panel, LinearResult result, IReadOnlyList<int> depths)
    {
        double[] shares = Shares(result);
        for (int i = 0; i < depths.Count; i++)
        {
            FussCatalan theory = new(depths[i]);
            double[] values = result.GaussianValues(depths[i]);
            panel.Line(shares, [.. shares.Select(theory.Quantile)], "", Theme.Of(i), Stroke.Dashed);
            int[] shown = [.. Shown(values.Length).Where(rank => values[rank] >= Smallest)];
            panel.Dots(
                [.. shown.Select(rank => shares[rank])], [.. shown.Select(rank => values[rank])], "", Theme.Of(i), 5);
        }
    }

    private static void AddStretch(Panel panel, LinearResult result)
    {
        double[] shares = Shares(result);
        Comparison[] ranks = [.. Enumerable.Range(1, shares.Length).Select(result.Growth)];
        panel.Line(shares, [.. shares.Select(_ => 1.0)], "orthogonal", Theme.Of(2));
        panel.Line(
            shares,
            [.. ranks.Select(rank => Math.Exp(rank.Theory))],
            "Gaussian, theory",
            Theme.Of(0),
            Stroke.Dashed);
        int[] shown = Shown(shares.Length);
        panel.Dots(
            [.. shown.Select(rank => shares[rank])],
            [.. shown.Select(rank => Math.Exp(ranks[rank].Measured.Mean))],
            "Gaussian, measured",
            Theme.Of(0),
            5);
        panel.LimitX(0, 1);
        panel.LimitY(0, 1.1);
        panel.Legend(LegendPlace.LowerLeft);
    }

    private static void AddMoments(Panel panel, LinearResult result, IReadOnlyList<int> depths)
    {
        double[] xs = [.. depths.Select(depth => (double)depth)];
        double[] every = [.. Enumerable.Range(1, depths[^1]).Select(depth => (double)depth)];
        GaussianProduct theory = new(result.Size.Width);
        Comparison[] moments = [.. depths.Select(result.FourthMoment)];
        panel.Line(
            every,
            [.. every.Select(depth => theory.FourthMoment((int)depth))],
            "Gaussian, theory",
            Theme.Of(0),
            Stroke.Dashed);
        panel.Line(
            every,
            [.. every.Select(depth => FussCatalan.Moment((int)depth, power: 2))],
            "the same, infinite width",
            Theme.Gray,
            Stroke.Dotted);
        panel.Dots(xs, [.. moments.Select(moment => moment.Measured.Mean)], "Gaussian, measured", Theme.Of(0));
        panel.Line(xs, [.. xs.Select(_ => 1.0)], "orthogonal", Theme.Of(2), markers: true);
        panel.Legend(LegendPlace.UpperLeft);
    }

    // Every rank would hide the lines.
    private static int[] Shown(int width)
    {
        int step = Math.Max(width / MostDots, 1);
        return [.. Enumerable.Range(0, width).Where(rank => rank % step == 0)];
    }

    private static double[] Shares(LinearResult result) =>
        [.. Enumerable.Range(0, result.Size.Width).Select(rank => (rank + 0.5) / result.Size.Width)];

    private static string Label(int depth) => depth == 1 ? "1 layer" : Text.Of($"{depth} layers");
}
