using System;
using ScottPlot;

namespace Initializers.Samples.Pictures;

/// <summary>The colour of a number between 0 and 1.</summary>
internal static class ColorScale
{
    internal static IColormap Of(Coloring coloring) =>
        coloring == Coloring.Diverging ? new Diverging() : new ScottPlot.Colormaps.Viridis();

    /// <summary>The two strongest series colours with white between them.</summary>
    private sealed class Diverging : IColormap
    {
        public string Name => "Blue, white, vermilion";

        public Color GetColor(double position)
        {
            double strength = Math.Clamp((2 * position) - 1, -1, 1);
            Color end = Theme.Of(strength < 0 ? 0 : 1);
            double share = Math.Abs(strength);
            byte Mix(byte channel) => (byte)Math.Round(255 + ((channel - 255) * share));
            return new Color(Mix(end.R), Mix(end.G), Mix(end.B));
        }
    }
}
