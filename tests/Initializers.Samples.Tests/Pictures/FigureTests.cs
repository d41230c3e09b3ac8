using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Pictures;
using Initializers.Samples.Tests.Support;
using ScottPlot.Plottables;
using SkiaSharp;
using Xunit;

namespace Initializers.Samples.Tests.Pictures;

public class FigureTests
{
    private static readonly double[] Xs = [1, 10, 100];
    private static readonly double[] Ys = [1, 0, 1000];

    [Fact]
    public void A_picture_has_twice_the_pixels_of_its_place_and_stays_small()
    {
        using TemporaryFolder folder = new();
        Figure figure = new("title", columns: 2, rowHeight: 300);
        figure.AddPanel("left").Line(Xs, Ys, "line", Theme.Of(0));
        figure.AddPanel("right").Bars(Bins.Of(Xs, 0, 100, 10), "bars", Theme.Of(1));
        figure.AddPanel("below").Dots(Xs, Ys, "dots", Theme.Of(2));

        figure.Save(folder.File("new/picture.png"));

        byte[] png = System.IO.File.ReadAllBytes(folder.File("new/picture.png"));
        using var bitmap = SKBitmap.Decode(png);
        (bitmap.Width, bitmap.Height).Should().Be((2 * Theme.Width, 2 * (38 + 600)));
        png.Length.Should().BeLessThan(Figure.MaxBytes);
        png.Should().Equal(figure.ToPng());
    }

    [Fact]
    public void A_rich_picture_gives_up_pixels_and_one_that_is_still_too_rich_is_refused()
    {
        Random random = new(1);
        double[,] noise = new double[330, 330];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i / 330, i % 330] = random.NextDouble();
        }

        Figure figure = new(rowHeight: 500, width: 500);
        figure.AddPanel().HeatMap(noise, "noise");

        byte[] png = figure.ToPng();

        using var bitmap = SKBitmap.Decode(png);
        bitmap.Width.Should().BeLessThan(1000);
        png.Length.Should().BeLessThanOrEqualTo(Figure.MaxBytes);
        Figure large = new(rowHeight: 2000, width: 2000);
        large.AddPanel().HeatMap(noise, "noise");
        ((Action)(() => large.ToPng())).Should().Throw<InvalidOperationException>().WithMessage("*150000 bytes*");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_rows_of_a_heat_map_are_where_they_are_said_to_be(bool firstRowAtBottom)
    {
        Figure figure = new(rowHeight: 300, width: 300);
        figure.AddPanel().HeatMap(
            new double[,] { { 1, 0 }, { 0, -1 } }, null, Coloring.Diverging, firstRowAtBottom: firstRowAtBottom);

        using var bitmap = SKBitmap.Decode(figure.ToPng());

        (int firstRow, int lastRow) = firstRowAtBottom ? (400, 200) : (200, 400);
        bitmap.GetPixel(200, firstRow).Should().Be(new SKColor(Theme.Of(1).ARGB));
        bitmap.GetPixel(450, firstRow).Should().Be(SKColors.White);
        bitmap.GetPixel(450, lastRow).Should().Be(new SKColor(Theme.Of(0).ARGB));
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_place_on_it()
    {
        Panel panel = new Figure().AddPanel(xScale: AxisScale.Log10, yScale: AxisScale.Log10);

        panel.Line(Xs, Ys, "line", Theme.Of(0));
        panel.VerticalLine(1000, "reference");

        Scatter line = panel.Plot.GetPlottables<Scatter>().Single();
        line.Data.GetScatterPoints().Select(point => (point.X, point.Y)).Should().Equal((0, 0), (2, 3));
        panel.Plot.GetPlottables<VerticalLine>().Single().X.Should().Be(3);
    }

    [Fact]
    public void A_legend_below_shows_every_label_in_as_many_rows_as_it_takes()
    {
        Figure figure = new(rowHeight: 400, width: 400);
        Panel panel = figure.AddPanel();
        for (int i = 0; i < 3; i++)
        {
            panel.Line(Xs, Ys, "a label that takes half a row", Theme.Of(i));
        }

        panel.Legend(LegendPlace.Below);

        using var bitmap = SKBitmap.Decode(figure.ToPng());
        var inLegend = Enumerable.Range(bitmap.Height - 140, 140)
            .SelectMany(y => Enumerable.Range(0, bitmap.Width).Select(x => bitmap.GetPixel(x, y)))
            .ToHashSet();
        inLegend.Should().Contain(Enumerable.Range(0, 3).Select(i => new SKColor(Theme.Of(i).ARGB)));
    }

    [Fact]
    public void Series_of_different_lengths_are_refused() =>
        ((Action)(() => new Figure().AddPanel().Line(Xs, [1], "", Theme.Of(0))))
            .Should().Throw<ArgumentException>().WithMessage("xs and ys must be equally long; received 3 and 1.*");
}
