using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Gallery;

/// <summary>An initializer that draws nothing: a few values, each in a known number of places.</summary>
internal sealed class MassExhibit : IExhibit
{
    private const int CornerSize = 16;
    private const double LeastShare = 1e-5;

    private readonly DenseTensor<float> _tensor;
    private readonly Sample _sample;
    private readonly Dictionary<double, double> _expected;
    private readonly Dictionary<double, double> _shares;

    /// <summary>Fills a matrix.</summary>
    /// <param name="caption">The texts.</param>
    /// <param name="initializer">The initializer.</param>
    /// <param name="shape">The shape, of rank 2.</param>
    /// <param name="expected">The values, each with the share of elements that have it.</param>
    internal MassExhibit(
        Caption caption, Initializer initializer, Shape shape, Dictionary<double, double> expected)
    {
        Caption = caption;
        _expected = expected;
        _tensor = initializer.Initialize(shape);
        _sample = new(_tensor.Span);
        _shares = _sample.Sorted
            .CountBy(value => value)
            .ToDictionary(pair => pair.Key, pair => (double)pair.Value / _sample.Sorted.Length);
    }

    public Caption Caption { get; }

    public string Brief => Finding.Fit;

    public Law? Law => null;

    public Finding Finding
    {
        get
        {
            double mean = _expected.Sum(mass => mass.Key * mass.Value);
            double stdDev = Math.Sqrt(_expected.Sum(mass => Math.Pow(mass.Key - mean, 2) * mass.Value));
            double wrong = _expected.Keys.Union(_shares.Keys)
                .Sum(value => Math.Abs(_expected.GetValueOrDefault(value) - _shares.GetValueOrDefault(value)));
            int count = (int)Math.Round(wrong / 2 * _sample.Sorted.Length);
            return new(
                Caption.Name,
                FileName.Of(Caption.Name),
                _sample.Sorted.Length,
                _sample.Mean,
                _sample.StdDev,
                mean,
                stdDev,
                Numbers.Text($"{count} values differ"),
                count == 0);
        }
    }

    public Figure Draw()
    {
        Figure figure = new(Caption.Name, columns: 2, rowHeight: 370);
        bool hasRareValues = _expected.Values.Min() < .1;
        Panel shares = figure.AddPanel(
            $"{Caption.Formula}\n{Caption.Numbers}",
            "value",
            "share of elements",
            yScale: hasRareValues ? AxisScale.Log10 : AxisScale.Linear);
        Draw(shares, hasRareValues ? LeastShare : 0);
        shares.LimitY(hasRareValues ? LeastShare : 0, hasRareValues ? 3 : 1.15);
        shares.Legend(LegendPlace.Below);
        Panel corner = figure.AddPanel(
            Numbers.Text($"the first {CornerSize} rows and columns\n{Finding.Fit} from theory"), "column", "row");
        corner.HeatMap(
            _tensor.ToMatrix().SubMatrix(0, CornerSize, 0, CornerSize).ToDouble().ToArray(), "value", low: 0, high: 1);
        return figure;
    }

    public void DrawSmall(Panel panel, double reach, double peak)
    {
        Draw(panel, 0);
        panel.LimitY(0, 1.15);
    }

    private void Draw(Panel panel, double bottom)
    {
        bool isFirst = true;
        foreach ((double value, double share) in _shares)
        {
            // A line this thick reads as a bar and stays one at any scale.
            panel.Line(
                [value, value],
                [bottom, share],
                isFirst ? Numbers.Text($"{_sample.Sorted.Length:N0} values") : "",
                Theme.Of(0).WithAlpha(.45),
                width: 12);
            isFirst = false;
        }

        panel.Dots([.. _expected.Keys], [.. _expected.Values], "theory", Theme.Of(1), size: 9);
        panel.LimitX(-.5, 1.5);
    }
}
