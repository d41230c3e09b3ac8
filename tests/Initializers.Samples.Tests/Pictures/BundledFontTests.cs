using System.Linq;
using FluentAssertions;
using Initializers.Samples.Pictures;
using ScottPlot;
using SkiaSharp;
using Xunit;

namespace Initializers.Samples.Tests.Pictures;

public class BundledFontTests
{
    [Theory]
    [InlineData(false, "DejaVuSans")]
    [InlineData(true, "DejaVuSans-Bold")]
    public void The_name_leads_to_the_font_in_the_assembly(bool isBold, string postScriptName)
    {
        var font = BundledFont.Use();

        SKTypeface typeface = Fonts.GetTypeface(BundledFont.Family, isBold, false);

        typeface.Should().BeSameAs(isBold ? font.Bold : font.Regular);
        typeface.PostScriptName.Should().Be(postScriptName);
    }

    [Fact]
    public void No_installed_font_can_take_its_place() =>
        SKFontManager.Default.FontFamilies.Should().NotContain(BundledFont.Family);

    [Fact]
    public void Every_text_of_a_panel_asks_for_it()
    {
        Panel panel = new Figure().AddPanel("title", "x", "y");
        panel.HeatMap(new double[,] { { 1, 2 } }, "scale");
        panel.Note(0, 0, "note");
        panel.Legend();
        Plot plot = panel.Plot;
        ScottPlot.Panels.ColorBar bar = plot.Axes.GetPanels().OfType<ScottPlot.Panels.ColorBar>().Single();

        string[] names =
        [
            .. plot.Axes.GetAxes().SelectMany(axis => new[] { axis.Label.FontName, axis.TickLabelStyle.FontName }),
            plot.Axes.Title.Label.FontName,
            plot.Legend.FontName!,
            bar.LabelStyle.FontName,
            bar.Axis.TickLabelStyle.FontName,
            plot.GetPlottables<ScottPlot.Plottables.Text>().Single().LabelStyle.FontName,
        ];

        names.Should().OnlyContain(name => name == BundledFont.Family);
    }

    [Fact]
    public void The_signs_of_formulas_are_there()
    {
        const string Signs = "σπρλΣ√²³ᵀ⁻⁰¹⁴⁵⁶⁷⁸⁹ₙ₁₀−±·×≤≥∝½–";

        foreach (SKTypeface typeface in (SKTypeface[])[BundledFont.Use().Regular, BundledFont.Use().Bold])
        {
            Signs.Where(sign => !typeface.ContainsGlyph(sign)).Should().BeEmpty();
        }
    }
}
