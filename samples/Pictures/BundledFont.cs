using System;
using System.IO;
using ScottPlot;
using SkiaSharp;

namespace Initializers.Samples.Pictures;

/// <summary>
/// The font of every picture. It travels inside this assembly, so a picture looks the same on a machine that has other
/// fonts, or none.
/// </summary>
internal sealed class BundledFont : IFontResolver
{
    /// <summary>The name that plots ask for: no font installed on a machine is called that.</summary>
    internal const string Family = "Initializers.Samples.Pictures";

    private static readonly Lazy<BundledFont> Instance = new(Register);

    private BundledFont()
    {
        Regular = Load("DejaVuSans.ttf");
        Bold = Load("DejaVuSans-Bold.ttf");
    }

    internal SKTypeface Regular { get; }

    internal SKTypeface Bold { get; }

    /// <summary>Makes the font the one that ScottPlot uses; the first call does the work.</summary>
    internal static BundledFont Use() => Instance.Value;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight > FontWeight.Medium, slant != FontSlant.Upright);

    // A picture has no slanted text: an upright letter is better than a letter from another font.
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != Family ? null : bold ? Bold : Regular;

    private static BundledFont Register()
    {
        BundledFont font = new();
        ScottPlot.Fonts.FontResolvers.Insert(0, font);
        ScottPlot.Fonts.Default = Family;
        return font;
    }

    private static SKTypeface Load(string name)
    {
        using Stream? stream = typeof(BundledFont).Assembly.GetManifestResourceStream(name);
        return SKTypeface.FromStream(stream)
            ?? throw new InvalidOperationException($"the font {name} in this assembly cannot be read.");
    }
}
