using System;
using ScottPlot;
using SkiaSharp;

namespace Initializers.Samples.Pictures;

/// <summary>One plot of a <see cref="Figure"/>. Numbers are given as they are, on logarithmic axes too.</summary>
public sealed partial class Panel
{
    private readonly AxisScale _xScale;
    private readonly AxisScale _yScale;
    private bool _isLegendBelow;

    internal Panel(string title, string xLabel, string yLabel, AxisScale xScale, AxisScale yScale)
    {
        _xScale = xScale;
        _yScale = yScale;
        Theme.Apply(Plot);
        if (title.Length > 0)
        {
            Plot.Title(title);
        }

        Plot.XLabel(xLabel);
        Plot.YLabel(yLabel);
        if (xScale == AxisScale.Log10)
        {
            Plot.Axes.Bottom.TickGenerator = new LogTicks();
        }

        if (yScale == AxisScale.Log10)
        {
            Plot.Axes.Left.TickGenerator = new LogTicks();
        }
    }

    /// <summary>ScottPlot's own plot, for what this class lacks. A logarithmic axis holds logarithms there.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Shows the labels of what was added.</summary>
    /// <param name="place">Where.</param>
    public void Legend(LegendPlace place = LegendPlace.UpperRight)
    {
        _isLegendBelow = place == LegendPlace.Below;
        if (_isLegendBelow)
        {
            Plot.Legend.Orientation = Orientation.Horizontal;
            Plot.Legend.TightHorizontalWrapping = true;
            Plot.Legend.OutlineWidth = 0;
            Plot.Legend.Margin = new(0);
        }
        else if (place == LegendPlace.Right)
        {
            Plot.Legend.OutlineWidth = 0;
            Plot.ShowLegend(Edge.Right).Padding = new(0);
        }
        else
        {
            Plot.ShowLegend(place switch
            {
                LegendPlace.UpperLeft => Alignment.UpperLeft,
                LegendPlace.LowerLeft => Alignment.LowerLeft,
                LegendPlace.LowerRight => Alignment.LowerRight,
                _ => Alignment.UpperRight,
            });
        }
    }

    /// <summary>Sets the ends of the horizontal axis; without this they follow the data.</summary>
    /// <param name="left">The left end.</param>
    /// <param name="right">The right end.</param>
    public void LimitX(double left, double right) =>
        Plot.Axes.SetLimitsX(Place(left, _xScale), Place(right, _xScale));

    /// <summary>Sets the ends of the vertical axis; without this they follow the data.</summary>
    /// <param name="bottom">The lower end.</param>
    /// <param name="top">The upper end.</param>
    public void LimitY(double bottom, double top) =>
        Plot.Axes.SetLimitsY(Place(bottom, _yScale), Place(top, _yScale));

    /// <summary>Makes the panel fit for a page of many: small text, few ticks, and no scale at the left.</summary>
    public void Shrink()
    {
        Plot.Axes.Title.Label.FontSize = Theme.SmallTextSize + 1;
        Plot.Axes.Bottom.TickLabelStyle.FontSize = Theme.SmallTextSize;
        Plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        Plot.Axes.Bottom.MinorTickStyle.Length = 0;
        Plot.HideLegend();
        _isLegendBelow = false;
    }

    /// <summary>Draws the panel; a legend below has the whole width, so it breaks into rows late.</summary>
    internal void Draw(SKCanvas canvas, SKRect area)
    {
        float bottom = area.Bottom;
        if (_isLegendBelow)
        {
            using Paint paint = Paint.NewDisposablePaint();
            bottom -= Plot.Legend.GetLayout(new(area.Width, area.Height), paint).LegendRect.Height;
            Plot.Legend.Render(canvas, paint, new(area.Left, area.Right, area.Bottom, bottom), Alignment.MiddleCenter);
        }

        // ScottPlot clears all that it may draw on.
        canvas.Save();
        canvas.ClipRect(new(area.Left, area.Top, area.Right, bottom));
        Plot.Render(canvas, new PixelRect(area.Left, area.Right, bottom, area.Top));
        canvas.Restore();
    }

    private static double Place(double value, AxisScale scale) => scale == AxisScale.Log10 ? Math.Log10(value) : value;
}
