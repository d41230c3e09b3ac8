using System;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace Initializers.Samples.Gallery;

/// <summary>Orthogonal, beside a matrix of independent normal values of the same size and spread.</summary>
internal sealed class OrthogonalExhibit : IExhibit
{
    // The scale of log10 |QᵀQ − I|: from nothing that single precision can hold to the size of the identity itself.
    private const double LowExponent = -10;
    private const double HighExponent = 0;

    // Far above the rounding of single precision, far below what a wrong column would show.
    private const double AllowedError = 1e-5;

    private readonly Sample _sample;
    private readonly Law _law;
    private readonly KolmogorovSmirnov _test;
    private readonly Matrix<double> _orthogonal;
    private readonly Matrix<double> _gaussian;
    private readonly Matrix<double> _orthogonalError;
    private readonly Matrix<double> _gaussianError;

    internal OrthogonalExhibit(Caption caption, Shape shape, long seed)
    {
        Caption = caption;
        DenseTensor<float> orthogonal = new Orthogonal(seed: seed).Initialize(shape);
        DenseTensor<float> gaussian = new RandomNormal(0, 1 / Math.Sqrt(shape[0]), seed + 1).Initialize(shape);
        _law = Law.OfSphere((int)shape[0]);
        _sample = new(orthogonal.Span);
        _test = KolmogorovSmirnov.Of(_sample.Sorted, _law);
        _orthogonal = orthogonal.ToMatrix().Map(value => (double)value);
        _gaussian = gaussian.ToMatrix().Map(value => (double)value);
        _orthogonalError = DistanceFromIdentity(_orthogonal);
        _gaussianError = DistanceFromIdentity(_gaussian);
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
        Numbers.Text($"D = {_test.Distance:0.00000}, 1% at {_test.Critical:0.00000}; ")
            + $"|QᵀQ − I| ≤ {Numbers.Power(Largest(_orthogonalError))}",
        _test.IsFit && Largest(_orthogonalError) < AllowedError);

    public Figure Draw()
    {
        Figure figure = new(
            Numbers.Text($"Orthogonal, {_orthogonal.RowCount} × {_orthogonal.ColumnCount}, beside a Gaussian matrix"),
            columns: 2,
            rowHeight: 370);
        DrawError(figure, "Orthogonal: |QᵀQ − I|", _orthogonalError);
        DrawError(figure, "Gaussian, σ = 1/√rows: |GᵀG − I|", _gaussianError);
        DrawSingularValues(figure);
        Panel entries = figure.AddPanel(
            Numbers.Text($"{Caption.Formula}\nD = {_test.Distance:0.00000}, 1% at {_test.Critical:0.00000}"),
            "value",
            "density");
        DensityPlot.Draw(entries, _sample, _law);
        return figure;
    }

    public void DrawSmall(Panel panel, double reach, double peak) =>
        DensityPlot.DrawSmall(panel, _sample, _law, reach, peak);

    private static Matrix<double> DistanceFromIdentity(Matrix<double> matrix) =>
        (matrix.TransposeThisAndMultiply(matrix) - Matrix<double>.Build.DenseIdentity(matrix.ColumnCount))
            .PointwiseAbs();

    private static double Largest(Matrix<double> matrix) => matrix.Enumerate().Max();

    private static void DrawError(Figure figure, string title, Matrix<double> error)
    {
        double typical = error.Enumerate().Median();
        Panel panel = figure.AddPanel(
            $"{title}\nmedian {Numbers.Power(typical)}, largest {Numbers.Power(Largest(error))}", "column", "column");
        double[,] logarithms = error.Map(value => Math.Max(LowExponent, Math.Log10(value))).ToArray();
        panel.HeatMap(logarithms, "log₁₀ of the distance", low: LowExponent, high: HighExponent);
    }

    private void DrawSingularValues(Figure figure)
    {
        int count = _orthogonal.ColumnCount;
        double[] orthogonal = [.. _orthogonal.Svd(computeVectors: false).S];
        double[] gaussian = [.. _gaussian.Svd(computeVectors: false).S];
        MarchenkoPastur law = new((double)count / _orthogonal.RowCount);
        double[] ranks = [.. Enumerable.Range(1, count).Select(rank => (double)rank)];
        double[] theory = [.. ranks.Select(rank => law.Quantile(1 - ((rank - .5) / count)))];
        double reach = orthogonal.Max(value => Math.Abs(value - 1));
        double distance = gaussian.Zip(theory, (measured, expected) => Math.Abs(measured - expected)).Max();
        Panel panel = figure.AddPanel(
            $"singular values: orthogonal within {Numbers.Power(reach)} of 1,\n"
            + $"Gaussian within {Numbers.Power(distance)} of Marchenko–Pastur",
            "rank",
            "singular value");
        panel.Line(ranks, orthogonal, "orthogonal", Theme.Of(0));
        panel.Line(ranks, gaussian, "Gaussian", Theme.Of(2));
        panel.Line(ranks, theory, "Marchenko–Pastur", Theme.Of(1), Stroke.Dashed);
        panel.LimitX(0, count + 1);
        panel.LimitY(0, 2);
        panel.Legend(LegendPlace.Below);
    }
}
