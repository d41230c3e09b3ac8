using System;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Gallery;

/// <summary>STFT: nothing is drawn, so its values are compared with the formula one by one.</summary>
internal sealed class StftExhibit : IExhibit
{
    // Angles reach pi times the frame length, and each is rounded to 24 bits, in more than one step.
    private const double AngleError = Math.PI / (1 << 23);

    private const int ShownBin = 5;
    private const int SmallBins = 9;

    private readonly int _frameLength;
    private readonly double[] _window;
    private readonly double _scale;
    private readonly double[,] _real;
    private readonly double[,] _imaginary;
    private readonly double _error;
    private readonly Sample _sample;
    private readonly Sample _theory;

    internal StftExhibit(Caption caption, int frameLength)
    {
        Caption = caption;
        _frameLength = frameLength;
        Shape shape = [frameLength, 1, (frameLength / 2) + 1];
        DenseTensor<float> real = new STFT(StftSide.Real).Initialize(shape);
        DenseTensor<float> imaginary = new STFT(StftSide.Imag).Initialize(shape);
        _window = [.. Enumerable.Range(0, frameLength).Select(t => Hann(t, frameLength))];
        _scale = Math.Sqrt(_window.Sum(w => w * w));
        _real = ByBinAndTime(real);
        _imaginary = ByBinAndTime(imaginary);
        _error = Math.Max(ErrorOf(_real, Math.Cos), ErrorOf(_imaginary, Math.Sin));
        _sample = new(real.Span);
        _theory = new([.. from t in Enumerable.Range(0, frameLength)
                          from k in Enumerable.Range(0, (frameLength / 2) + 1)
                          select (float)Theory(t, k, Math.Cos)]);
    }

    public Caption Caption { get; }

    public string Brief => Numbers.Text($"real half, bins 0 to {SmallBins - 1}");

    public Law? Law => null;

    public Finding Finding => new(
        Caption.Name,
        FileName.Of(Caption.Name),
        2 * _real.Length,
        _sample.Mean,
        _sample.StdDev,
        _theory.Mean,
        _theory.StdDev,
        $"error {Numbers.Power(_error)}, rounding {Numbers.Power(RoundingError)}",
        _error < RoundingError);

    private double RoundingError => AngleError * _frameLength / _scale;

    public Figure Draw()
    {
        Figure figure = new(Numbers.Text($"STFT, frames of {_frameLength} samples"), columns: 2, rowHeight: 370);
        DrawHalf(figure, "real: w(t)/s · cos(−2πtk/N)", _real);
        DrawHalf(figure, "imaginary: w(t)/s · sin(−2πtk/N)", _imaginary);
        double[] times = [.. Enumerable.Range(0, _frameLength).Select(t => (double)t)];
        Panel window = figure.AddPanel(
            $"window: Hann, s = √Σw² = {Numbers.Short(_scale)}", "time t (sample)", "w(t)");
        double[] firstBin = [.. times.Select(t => _real[0, (int)t] * _scale)];
        window.Line(times, firstBin, "bin 0 of the real half · s", Theme.Of(0));
        window.Line(times, _window, "½ − ½ cos(2πt / (T − 1))", Theme.Of(1), Stroke.Dashed);
        window.LimitX(0, _frameLength - 1);
        window.LimitY(0, 1.1);
        window.Legend(LegendPlace.Below);
        Panel bin = figure.AddPanel(
            Numbers.Text($"bin {ShownBin}: {ShownBin} turns in N = {_frameLength} samples"),
            "time t (sample)",
            "value");
        DrawBin(bin, times);
        return figure;
    }

    public void DrawSmall(Panel panel, double reach, double peak) =>
        panel.HeatMap(LowBins(), scaleLabel: null, Coloring.Diverging, firstRowAtBottom: true);

    // SciPy's symmetric Hann window: both ends are zero.
    private static double Hann(int t, int length) => .5 - (.5 * Math.Cos(2 * Math.PI * t / (length - 1)));

    private static double[,] ByBinAndTime(DenseTensor<float> kernel) =>
        kernel.Reshape([kernel.Shape[0], kernel.Shape[2]]).Transpose().ToMatrix().ToDouble().ToArray();

    private static void DrawHalf(Figure figure, string title, double[,] values)
    {
        Panel panel = figure.AddPanel(title, "time t (sample)", "frequency bin k");
        panel.HeatMap(values, "value", Coloring.Diverging, firstRowAtBottom: true);
    }

    // All bins are finer than the pixels of a small panel.
    private double[,] LowBins()
    {
        double[,] low = new double[SmallBins, _frameLength];
        Array.Copy(_real, low, low.Length);
        return low;
    }

    private double Theory(int time, int bin, Func<double, double> wave) =>
        wave(-2 * Math.PI * time * bin / _frameLength) * _window[time] / _scale;

    private double ErrorOf(double[,] values, Func<double, double> wave)
    {
        double error = 0;
        for (int bin = 0; bin < values.GetLength(0); bin++)
        {
            for (int time = 0; time < values.GetLength(1); time++)
            {
                error = Math.Max(error, Math.Abs(values[bin, time] - Theory(time, bin, wave)));
            }
        }

        return error;
    }

    private void DrawBin(Panel panel, double[] times)
    {
        double[] envelope = [.. _window.Select(w => w / _scale)];
        panel.Line(times, [.. times.Select(t => _real[ShownBin, (int)t])], "real", Theme.Of(0));
        panel.Line(times, [.. times.Select(t => _imaginary[ShownBin, (int)t])], "imaginary", Theme.Of(2));
        panel.Line(times, envelope, "± w(t)/s", Theme.Of(1), Stroke.Dashed);
        panel.Line(times, [.. envelope.Select(value => -value)], "", Theme.Of(1), Stroke.Dashed);
        panel.LimitX(0, _frameLength - 1);
        panel.Legend(LegendPlace.Below);
    }
}
