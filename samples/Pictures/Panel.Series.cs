using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Panels;
using ScottPlot.Plottables;

namespace Initializers.Samples.Pictures;

/// <content>What can be added.</content>
public sealed partial class Panel
{
    /// <summary>Adds a line through points.</summary>
    /// <param name="xs">Their places on the horizontal axis.</param>
    /// <param name="ys">Their places on the vertical axis.</param>
    /// <param name="label">The text in the legend; none if empty.</param>
    /// <param name="color">The colour.</param>
    /// <param name="stroke">How the line is drawn.</param>
    /// <param name="markers">Whether each point has a dot.</param>
    /// <param name="width">The width of the line.</param>
    public void Line(
        IReadOnlyList<double> xs,
        IReadOnlyList<double> ys,
        string label,
        Color color,
        Stroke stroke = Stroke.Solid,
        bool markers = false,
        float width = Theme.LineWidth)
    {
        Scatter line = Plot.Add.Scatter(Points(xs, ys), color);
        line.LineWidth = width;
        line.LinePattern = PatternOf(stroke);
        line.MarkerSize = markers ? 6 : 0;
        line.LegendText = label;
    }

    /// <summary>Adds dots without a line.</summary>
    /// <param name="xs">Their places on the horizontal axis.</param>
    /// <param name="ys">Their places on the vertical axis.</param>
    /// <param name="label">The text in the legend; none if empty.</param>
    /// <param name="color">The colour.</param>
    /// <param name="size">The diameter of a dot.</param>
    public void Dots(
        IReadOnlyList<double> xs, IReadOnlyList<double> ys, string label, Color color, float size = 6)
    {
        Scatter dots = Plot.Add.ScatterPoints(Points(xs, ys), color);
        dots.MarkerSize = size;
        dots.LegendText = label;
    }

    /// <summary>Fills the space between two lines: a spread about a series of the same colour.</summary>
    /// <param name="xs">Places on the horizontal axis.</param>
    /// <param name="lows">The lower line.</param>
    /// <param name="highs">The upper line.</param>
    /// <param name="color">The colour of the series.</param>
    public void Band(
        IReadOnlyList<double> xs, IReadOnlyList<double> lows, IReadOnlyList<double> highs, Color color) =>
        Fill([.. Points(xs, lows), .. Points(xs, highs).Reverse()], color.WithAlpha(.2), "");

    /// <summary>Adds a histogram, as densities: comparable with a density drawn by <see cref="Line"/>.</summary>
    /// <param name="bins">The counts.</param>
    /// <param name="label">The text in the legend; none if empty.</param>
    /// <param name="color">The colour.</param>
    public void Bars(Bins bins, string label, Color color)
    {
        ArgumentNullException.ThrowIfNull(bins);
        int[] indexes = [.. Enumerable.Range(0, bins.Count)];
        double[] xs = [bins.Low, .. indexes.SelectMany(i => (double[])[bins.Edge(i), bins.Edge(i + 1)]), bins.High];
        double[] ys = [0, .. indexes.SelectMany(i => Enumerable.Repeat(bins.Density(i), 2)), 0];

        // One outline instead of a bar each: neighbours leave no seams.
        Fill(Points(xs, ys), color.WithAlpha(.45), label);
    }

    /// <summary>Draws a matrix as coloured cells and adds the scale of its colours. Row 0 is at the top.</summary>
    /// <param name="values">The matrix; cells that are not a number stay grey.</param>
    /// <param name="scaleLabel">What the colours show; null for a picture without the scale.</param>
    /// <param name="coloring">The colours.</param>
    /// <param name="low">The value of the first colour; the least value if not given.</param>
    /// <param name="high">The value of the last colour; the greatest value if not given.</param>
    /// <param name="firstRowAtBottom">Whether row 0 is at the bottom instead.</param>
    public void HeatMap(
        double[,] values,
        string? scaleLabel,
        Coloring coloring = Coloring.Sequential,
        double? low = null,
        double? high = null,
        bool firstRowAtBottom = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        Heatmap map = Plot.Add.Heatmap(values);
        map.Colormap = ColorScale.Of(coloring);
        map.NaNCellColor = Theme.Grid;
        double[] finite = [.. values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0)];
        (double least, double greatest) = (finite.Min(), finite.Max());
        if (coloring == Coloring.Diverging)
        {
            greatest = Math.Max(Math.Abs(least), Math.Abs(greatest));
            least = -greatest;
        }

        map.ManualRange = new(low ?? least, high ?? greatest);

        // Cell centres lie on whole numbers: the axes count rows and columns.
        double right = values.GetLength(1) - .5;
        double rows = values.GetLength(0) - .5;
        map.Rectangle = new(-.5, right, -.5, rows);
        map.FlipVertically = firstRowAtBottom;
        Plot.HideGrid();
        Plot.Axes.SetLimitsX(-.5, right);
        Plot.Axes.SetLimitsY(firstRowAtBottom ? -.5 : rows, firstRowAtBottom ? rows : -.5);
        if (scaleLabel is not null)
        {
            ColorBar bar = Plot.Add.ColorBar(map);
            bar.Label = scaleLabel;
            bar.Width = 14;
            Theme.Apply(bar);
        }
    }

    /// <summary>Adds a reference line across the panel at a height.</summary>
    /// <param name="y">The height.</param>
    /// <param name="label">The text in the legend; none if empty.</param>
    /// <param name="color">The colour; grey if not given.</param>
    /// <param name="stroke">How the line is drawn.</param>
    public void HorizontalLine(double y, string label, Color? color = null, Stroke stroke = Stroke.Dotted) =>
        Reference(Plot.Add.HorizontalLine(Place(y, _yScale)), label, color, stroke);

    /// <summary>Adds a reference line from the bottom to the top of the panel.</summary>
    /// <param name="x">Its place on the horizontal axis.</param>
    /// <param name="label">The text in the legend; none if empty.</param>
    /// <param name="color">The colour; grey if not given.</param>
    /// <param name="stroke">How the line is drawn.</param>
    public void VerticalLine(double x, string label, Color? color = null, Stroke stroke = Stroke.Dotted) =>
        Reference(Plot.Add.VerticalLine(Place(x, _xScale)), label, color, stroke);

    /// <summary>Writes text into the panel.</summary>
    /// <param name="x">A place on the horizontal axis.</param>
    /// <param name="y">A place on the vertical axis.</param>
    /// <param name="text">The text; lines are separated by \n.</param>
    /// <param name="color">The colour; that of all text if not given.</param>
    /// <param name="anchor">The point of the text that lies on the place.</param>
    public void Note(double x, double y, string text, Color? color = null, Alignment anchor = Alignment.MiddleLeft)
    {
        Text note = Plot.Add.Text(text, Place(x, _xScale), Place(y, _yScale));
        note.LabelFontSize = Theme.TextSize - 1;
        note.LabelFontName = BundledFont.Family;
        note.LabelFontColor = color ?? Theme.Ink;
        note.LabelAlignment = anchor;
        note.LabelBackgroundColor = Colors.White.WithAlpha(.8);
        note.LabelPadding = 3;
    }

    private static LinePattern PatternOf(Stroke stroke) => stroke switch
    {
        Stroke.Dashed => LinePattern.Dashed,
        Stroke.Dotted => LinePattern.Dotted,
        _ => LinePattern.Solid,
    };

    private static void Reference(AxisLine line, string label, Color? color, Stroke stroke)
    {
        line.LineWidth = 1.5f;
        line.LinePattern = PatternOf(stroke);
        line.Color = color ?? Theme.Gray;
        line.LegendText = label;
    }

    private void Fill(Coordinates[] outline, Color color, string label)
    {
        Polygon area = Plot.Add.Polygon(outline);
        area.FillColor = color;
        area.LineWidth = 0;
        area.MarkerSize = 0;
        area.LegendText = label;
    }

    // What has no place on an axis (a zero on a logarithmic one, an overflow) is left out.
    private Coordinates[] Points(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        if (xs.Count != ys.Count)
        {
            throw new ArgumentException(
                $"xs and ys must be equally long; received {xs.Count} and {ys.Count}.", nameof(ys));
        }

        return
        [
            .. xs.Zip(ys, (x, y) => new Coordinates(Place(x, _xScale), Place(y, _yScale)))
                .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)),
        ];
    }
}
