using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SkiaSharp;

namespace Initializers.Samples.Pictures;

/// <summary>One picture: a title, and panels in rows of equal height.</summary>
public sealed class Figure
{
    /// <summary>The most bytes a picture has: pages that show several stay quick to load.</summary>
    public const int MaxBytes = 150_000;

    private const float TitleHeight = 38;
    private const float Margin = 5;

    // Twice the pixels are sharp on dense screens; a picture too rich for that has fewer.
    private static readonly float[] Densities = [2, 1.5f, 1];

    private readonly List<Panel> _panels = [];
    private readonly string _title;
    private readonly int _columns;
    private readonly int _rowHeight;
    private readonly int _width;

    /// <summary>Creates an empty picture.</summary>
    /// <param name="title">The text above all panels; none if empty.</param>
    /// <param name="columns">How many panels a row has.</param>
    /// <param name="rowHeight">The height of a row, in pixels of the page that shows the picture.</param>
    /// <param name="width">The width of the picture, likewise.</param>
    public Figure(string title = "", int columns = 1, int rowHeight = 360, int width = Theme.Width)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowHeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        _title = title;
        _columns = columns;
        _rowHeight = rowHeight;
        _width = width;
    }

    /// <summary>Adds a panel: the next place in the row, or the first of a new row.</summary>
    /// <param name="title">The text above it; lines are separated by \n.</param>
    /// <param name="xLabel">What the horizontal axis shows.</param>
    /// <param name="yLabel">What the vertical axis shows.</param>
    /// <param name="xScale">The scale of the horizontal axis.</param>
    /// <param name="yScale">The scale of the vertical axis.</param>
    /// <returns>The panel.</returns>
    public Panel AddPanel(
        string title = "",
        string xLabel = "",
        string yLabel = "",
        AxisScale xScale = AxisScale.Linear,
        AxisScale yScale = AxisScale.Linear)
    {
        Panel panel = new(title, xLabel, yLabel, xScale, yScale);
        _panels.Add(panel);
        return panel;
    }

    /// <summary>Writes the picture as a PNG file and creates its folder.</summary>
    /// <param name="path">The file's name.</param>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public void Save(string path)
    {
        byte[] png = ToPng();
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Folders.Create(folder);
        }

        PendingFile.WriteAll(path, png);
    }

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file of at most <see cref="MaxBytes"/> bytes.</returns>
    /// <exception cref="InvalidOperationException">Even the coarsest picture is larger.</exception>
    public byte[] ToPng() =>
        Densities.Select(ToPng).FirstOrDefault(png => png.Length <= MaxBytes)
        ?? throw new InvalidOperationException($"the picture needs more than {MaxBytes} bytes.");

    private byte[] ToPng(float density)
    {
        float top = _title.Length == 0 ? 0 : TitleHeight;
        int rows = (_panels.Count + _columns - 1) / _columns;
        float height = top + (rows * _rowHeight);
        SKImageInfo size = new(
            (int)(_width * density), (int)(height * density), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKBitmap bitmap = new(size);
        using SKCanvas canvas = new(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(density);
        DrawTitle(canvas);
        float panelWidth = (float)_width / _columns;
        for (int i = 0; i < _panels.Count; i++)
        {
            float left = (i % _columns * panelWidth) + Margin;
            float y = top + (i / _columns * _rowHeight);
            _panels[i].Draw(canvas, new(left, y, left + panelWidth - (2 * Margin), y + _rowHeight));
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        return PalettePng.Encode(pixels.GetPixelSpan<uint>(), size.Width);
    }

    private void DrawTitle(SKCanvas canvas)
    {
        using SKFont font = new(BundledFont.Use().Bold, Theme.TitleSize) { Subpixel = true };
        using SKPaint paint = new() { IsAntialias = true, Color = new(Theme.Ink.ARGB) };
        canvas.DrawText(_title, _width / 2f, TitleHeight - 12, SKTextAlign.Center, font, paint);
    }
}
