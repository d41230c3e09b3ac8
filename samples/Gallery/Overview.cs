using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Gallery.Laws;
using Initializers.Samples.Pictures;

namespace Initializers.Samples.Gallery;

/// <summary>The page with a small panel of every initializer.</summary>
internal static class Overview
{
    private const int Columns = 4;
    private const int RowHeight = 178;

    // Cut normals end at 2.27 of their standard deviations, uniforms at 1.73, and little of a normal lies beyond 3.
    private const double Reach = 3;

    internal static Figure Draw(IReadOnlyList<IExhibit> exhibits)
    {
        Law[] laws = [.. exhibits.Select(exhibit => exhibit.Law).OfType<Law>()];
        double reach = Reach * laws.Max(law => law.StdDev);
        double peak = laws.Max(DensityPlot.PeakOf);
        Figure figure = new("Every initializer of Keras: values drawn, and theory", Columns, RowHeight);
        foreach (IExhibit exhibit in exhibits)
        {
            Panel panel = figure.AddPanel($"{exhibit.Caption.Name}\n{exhibit.Brief}");
            exhibit.DrawSmall(panel, reach, peak);
            panel.Shrink();
        }

        return figure;
    }
}
