using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Pictures;
using SkiaSharp;
using Xunit;

namespace Initializers.Samples.Tests.Pictures;

public class PalettePngTests
{
    private const uint White = 0xFFFFFFFF;

    [Fact]
    public void Up_to_256_colours_come_back_as_they_were()
    {
        uint[] pixels = [.. Enumerable.Range(0, 48 * 16).Select(i => 0xFF000000 | ((uint)(i % 256) * 0x010307))];

        Decode(PalettePng.Encode(pixels, 48), 48, 16).Should().Equal(pixels);
    }

    [Fact]
    public void More_colours_come_back_close_and_a_white_ground_stays_white()
    {
        Random random = new(1);
        uint[] pixels = new uint[200 * 100];
        for (int i = 0; i < pixels.Length; i++)
        {
            // A smooth scale of 5,000 greys and blues on white.
            uint level = (uint)(i % 100);
            pixels[i] = i < 10_000 ? White : 0xFF000000 | (level << 16) | (level << 8) | (uint)random.Next(50);
        }

        uint[] decoded = Decode(PalettePng.Encode(pixels, 200), 200, 100);

        decoded[..10_000].Should().OnlyContain(pixel => pixel == White);
        decoded.Distinct().Count().Should().BeInRange(200, 256);
        pixels.Zip(decoded, Distance).Max().Should().BeLessThan(8);
    }

    [Fact]
    public void The_same_picture_is_the_same_file()
    {
        uint[] pixels = [.. Enumerable.Range(0, 10_000).Select(i => 0xFF000000 | ((uint)i * 2654435761 >> 8))];

        PalettePng.Encode(pixels, 100).Should().Equal(PalettePng.Encode(pixels, 100));
    }

    private static int Distance(uint left, uint right) => Enumerable.Range(0, 3)
        .Max(channel => Math.Abs((int)((left >> (8 * channel)) & 255) - (int)((right >> (8 * channel)) & 255)));

    private static uint[] Decode(byte[] png, int width, int height)
    {
        using var bitmap = SKBitmap.Decode(png);
        (bitmap.Width, bitmap.Height).Should().Be((width, height));
        using SKBitmap copy = bitmap.Copy(SKColorType.Rgba8888);
        using SKPixmap pixels = copy.PeekPixels();
        return pixels.GetPixelSpan<uint>().ToArray();
    }
}
