using System;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;
using Initializers.Tensors;

namespace Initializers.Samples.Gallery;

/// <summary>An initializer that draws each value independently from one distribution.</summary>
internal sealed class DensityExhibit : IExhibit
{
    private const int CurvePoints = 401;

    private readonly Sample _sample;
    private readonly Law _law;
    private readonly KolmogorovSmirnov _test;

    internal DensityExhibit(Caption caption, Initializer initializer, Shape shape, Law law)
    {
        Caption = caption;
        _law = law;
        _sample = Sample.Of(initializer, shape);
        _test = KolmogorovSmirnov.Of(_sample.Sorted, law);
    }

    public Caption Caption { get; }

    public string Brief => DensityPlot.BriefOf(_sample, _law);

    public Law? Law => _law;

    public Finding Finding => new(
        Caption.Name,
        FileName.Of(Caption.Name),
        _sample.Sorted.Length,
        _sample.Mean,
        _sample.StdDev,
        _law.Mean,
        _law.StdDev,
        Numbers.Text($"D = {_test.Distance:0.00000}, 1% at {_test.Critical:0.00000}"),
        _test.IsFit);

    public Figure Draw()
    {
        Figure figure = new(Caption.Name, columns: 2, rowHeight: 370);
        Panel density = figure.AddPanel($"{Caption.Formula}\n{Caption.Numbers}", "value", "density");
        DensityPlot.Draw(density, _sample, _law);
        Panel process = figure.AddPanel(
            $"std {Numbers.Short(_sample.StdDev)}, theory {Numbers.Short(_law.StdDev)}\n"
                + $"Kolmogorov–Smirnov {Finding.Fit}",
            "value x",
            "√n · (Fₙ(x) − F(x))");
        DrawProcess(process);
        return figure;
    }

    public void DrawSmall(Panel panel, double reach, double peak) =>
        DensityPlot.DrawSmall(panel, _sample, _law, reach, peak);

    // The distance of the two cumulative distributions, scaled so that its size does not depend on the count. For
    // independent values it wanders like a bridge: tied to 0 at both ends, and rarely outside the dotted lines.
    private void DrawProcess(Panel panel)
    {
        (double low, double high) = DensityPlot.RangeOf(_law, margin: 0);
        double root = Math.Sqrt(_sample.Sorted.Length);
        double[] xs = [.. Enumerable.Range(0, CurvePoints).Select(i => low + (i * (high - low) / (CurvePoints - 1)))];
        panel.Line(
            xs,
            [.. xs.Select(x => root * (_sample.Cumulative(x) - _law.Cumulative(x)))],
            "drawn − expected",
            Theme.Of(0));
        panel.HorizontalLine(KolmogorovSmirnov.ScaledCritical, "limit, 1%", Theme.Of(1));
        panel.HorizontalLine(-KolmogorovSmirnov.ScaledCritical, "", Theme.Of(1));
        panel.LimitX(low, high);
        panel.LimitY(-2.4, 2.4);
        panel.Legend(LegendPlace.Below);
    }
}
