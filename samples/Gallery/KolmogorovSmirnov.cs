using System;
using Initializers.Samples.Gallery.Laws;

namespace Initializers.Samples.Gallery;

/// <summary>How far the shares of drawn values lie from a distribution.</summary>
/// <param name="Distance">The greatest distance between the two cumulative distributions.</param>
/// <param name="Critical">The distance that independent values exceed once in a hundred times.</param>
internal sealed record KolmogorovSmirnov(double Distance, double Critical)
{
    /// <summary>The same limit for the distance times the square root of the count, when that is large.</summary>
    internal const double ScaledCritical = 1.6276;

    /// <summary>Whether the distance is what chance alone makes.</summary>
    internal bool IsFit => Distance < Critical;

    /// <summary>Compares values with a distribution.</summary>
    /// <param name="sorted">The values in ascending order.</param>
    /// <param name="law">The distribution.</param>
    internal static KolmogorovSmirnov Of(ReadOnlySpan<double> sorted, Law law)
    {
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = law.Cumulative(sorted[i]);
            double above = ((i + 1.0) / sorted.Length) - expected;
            double below = expected - ((double)i / sorted.Length);
            distance = Math.Max(distance, Math.Max(above, below));
        }

        // Stephens, "EDF statistics for goodness of fit and some comparisons", JASA 69, 1974: the limit for any count.
        double root = Math.Sqrt(sorted.Length);
        return new(distance, ScaledCritical / (root + .12 + (.11 / root)));
    }
}
