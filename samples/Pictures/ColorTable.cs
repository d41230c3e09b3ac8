using System;
using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.Pictures;

// Charts have few colours, and the many shades of their smoothed edges matter little: 256 of them are enough for the
// eye and make a file a quarter as large.
//
// Boxes of colours are split until there are enough: each time the box with the greatest squared distance to its mean,
// at the mean of the channel that spreads most. A box then becomes its mean.

/// <summary>At most 256 colours that stand for all colours of a picture.</summary>
internal sealed class ColorTable
{
    private const int MaxCount = 256;
    private const int Channels = 3;

    private readonly Dictionary<uint, byte> _indexes = [];

    private ColorTable(List<Box> boxes)
    {
        Colors = new byte[boxes.Count * Channels];
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                Colors[(i * Channels) + channel] = (byte)Math.Round(boxes[i].Means[channel]);
            }

            foreach ((uint color, _) in boxes[i].Colors)
            {
                _indexes[color] = (byte)i;
            }
        }
    }

    /// <summary>Red, green and blue of each colour.</summary>
    internal byte[] Colors { get; }

    internal static ColorTable Of(ReadOnlySpan<uint> pixels)
    {
        Dictionary<uint, long> counts = [];
        foreach (uint pixel in pixels)
        {
            counts[pixel] = counts.GetValueOrDefault(pixel) + 1;
        }

        // Sorted, so that the result does not hang on the order of a dictionary.
        List<Box> boxes = [new([.. counts.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)])];
        while (boxes.Count < MaxCount && boxes.MaxBy(box => box.Error) is { Error: > 0 } widest)
        {
            boxes.Remove(widest);
            boxes.AddRange(widest.Split());
        }

        return new(boxes);
    }

    internal byte IndexOf(uint pixel) => _indexes[pixel];

    private static byte ChannelOf(uint color, int channel) => (byte)(color >> (8 * channel));

    /// <summary>Some colours, each with the number of its pixels.</summary>
    private sealed class Box
    {
        private readonly int _channel;

        internal Box((uint Color, long Count)[] colors)
        {
            Colors = colors;
            double total = colors.Sum(color => (double)color.Count);
            double greatest = -1;
            for (int channel = 0; channel < Channels; channel++)
            {
                double mean = colors.Sum(color => ChannelOf(color.Color, channel) * (double)color.Count) / total;
                double squares = colors.Sum(
                    color => Math.Pow(ChannelOf(color.Color, channel) - mean, 2) * color.Count);
                Means[channel] = mean;
                Error += colors.Length == 1 ? 0 : squares;
                if (squares > greatest)
                {
                    (greatest, _channel) = (squares, channel);
                }
            }
        }

        internal (uint Color, long Count)[] Colors { get; }

        internal double[] Means { get; } = new double[Channels];

        internal double Error { get; }

        internal IEnumerable<Box> Split() => Colors
            .GroupBy(color => ChannelOf(color.Color, _channel) > Means[_channel])
            .OrderBy(half => half.Key)
            .Select(half => new Box([.. half]));
    }
}
