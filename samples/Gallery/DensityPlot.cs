using System;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;

namespace Initializers.Samples.Gallery;

/// <summary>A histogram under the density that theory says.</summary>
internal static class DensityPlot
{
    private const int MostBins = 100;
    private const int CurveSteps = 200;
    private const double NormalReach = 4.2;
    private const double Headroom = 1.1;

    internal static void Draw(Panel panel, Sample sample, Law law)
    {
        (double low, double high) = RangeOf(law, margin: .1);
        double highest = DrawBars(panel, sample, law, low, high);
        if (double.IsFinite(law.Low))
        {
            panel.VerticalLine(law.Low, Numbers.Text($"ends, ±{law.High:0.0000}"));
            panel.VerticalLine(law.High, "");
        }
        else
        {
            panel.VerticalLine(law.Mean - law.StdDev, Numbers.Text($"±σ = ±{law.StdDev:0.0000}"));
            panel.VerticalLine(law.Mean + law.StdDev, "");
        }

        panel.LimitX(low, high);
        panel.LimitY(0, Headroom * highest);
        panel.Legend(LegendPlace.Below);
    }

    internal static void DrawSmall(Panel panel, Sample sample, Law law, double reach, double peak)
    {
        DrawBars(panel, sample, law, -reach, reach);
        panel.LimitX(-reach, reach);
        panel.LimitY(0, Headroom * peak);
    }

    /// <summary>What to show of a distribution: all of it, or what a large sample reaches.</summary>
    internal static (double Low, double High) RangeOf(Law law, double margin)
    {
        bool isBounded = double.IsFinite(law.Low);
        double reach = isBounded ? (1 + margin) * (law.High - law.Low) / 2 : NormalReach * law.StdDev;
        return (law.Mean - reach, law.Mean + reach);
    }

    internal static string BriefOf(Sample sample, Law law) =>
        Numbers.Text($"std {sample.StdDev:0.0000}, theory {law.StdDev:0.0000}");

    internal static double PeakOf(Law law) => law.Density(law.Mean);

    // Rice's rule, as far as bins can be told apart.
    private static int BinsFor(int count) => Math.Min(MostBins, (int)Math.Ceiling(2 * Math.Cbrt(count)));

    /// <summary>Draws the histogram and the density, and returns the height of the higher one.</summary>
    private static double DrawBars(Panel panel, Sample sample, Law law, double low, double high)
    {
        // Bins end where the distribution ends, so that no bin is half full for that reason.
        (double first, double last) = RangeOf(law, margin: 0);
        var bins = Bins.Of(sample.Sorted, first, last, BinsFor(sample.Sorted.Length));
        panel.Bars(bins, Numbers.Text($"{sample.Sorted.Length:N0} values"), Theme.Of(0));

        // A density with ends jumps there: one point on each side of them.
        double edge = (last - first) * 1e-9;
        double[] xs =
        [
            low,
            first - edge,
            first,
            .. Enumerable.Range(1, CurveSteps - 1).Select(i => first + (i * (last - first) / CurveSteps)),
            last,
            last + edge,
            high,
        ];
        panel.Line(xs, [.. xs.Select(law.Density)], "theory", Theme.Of(1));
        return Math.Max(PeakOf(law), Enumerable.Range(0, bins.Count).Max(bins.Density));
    }
}
