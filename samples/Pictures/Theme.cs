using System;
using ScottPlot;
using ScottPlot.Panels;

namespace Initializers.Samples.Pictures;

/// <summary>Colours and sizes that all pictures share.</summary>
public static class Theme
{
    /// <summary>The width of a picture where it is read, in pixels.</summary>
    public const int Width = 830;

    internal const float TitleSize = 17;
    internal const float PanelTitleSize = 14;
    internal const float TextSize = 13;
    internal const float SmallTextSize = 11;
    internal const float LineWidth = 2;

    /// <summary>Text and axes.</summary>
    public static readonly Color Ink = Color.FromHex("#222222");

    /// <summary>Secondary text and reference lines.</summary>
    public static readonly Color Gray = Color.FromHex("#767676");

    internal static readonly Color Grid = Color.FromHex("#E6E6E6");

    // Okabe and Ito, "Color Universal Design" (2008): eight colours that people with any colour vision tell apart.
    // The yellow is left out, since a thin yellow line on white is hard to see for everybody.
    private static readonly Color[] Series =
    [
        Color.FromHex("#0072B2"),
        Color.FromHex("#D55E00"),
        Color.FromHex("#009E73"),
        Color.FromHex("#CC79A7"),
        Color.FromHex("#E69F00"),
        Color.FromHex("#56B4E9"),
        Color.FromHex("#000000"),
    ];

    /// <summary>The colour of a series: blue, vermilion, green, purple, orange, sky blue, black, and again.</summary>
    /// <param name="index">The number of the series, from 0.</param>
    /// <returns>The colour; people with any colour vision can tell it from the others.</returns>
    public static Color Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Series[index % Series.Length];
    }

    internal static void Apply(Plot plot)
    {
        BundledFont.Use();
        plot.Font.Set(BundledFont.Family);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Grid;
        plot.Axes.Title.Label.FontSize = PanelTitleSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Ink;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.Label.FontSize = TextSize;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = TextSize - 1;
        }

        // Two sides are enough: the frame's other two carry nothing.
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Legend.FontSize = TextSize - 1;
        plot.Legend.FontName = BundledFont.Family;
        plot.Legend.SymbolWidth = 28;
        plot.Legend.FontColor = Ink;
        plot.Legend.OutlineColor = Grid;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(.85);
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.Alignment = Alignment.UpperRight;
        plot.HideLegend();
    }

    internal static void Apply(ColorBar bar)
    {
        bar.LabelStyle.FontName = BundledFont.Family;
        bar.LabelStyle.FontSize = TextSize;
        bar.LabelStyle.Bold = false;
        bar.LabelStyle.ForeColor = Ink;
        bar.Axis.TickLabelStyle.FontName = BundledFont.Family;
        bar.Axis.TickLabelStyle.FontSize = TextSize - 1;
    }
}
