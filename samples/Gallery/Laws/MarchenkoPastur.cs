using System;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>
/// The singular values of a large matrix of independent values with mean 0 and variance 1 / rows (Marchenko and Pastur,
/// 1967).
/// </summary>
/// <param name="ratio">Columns by rows, above 0 and at most 1.</param>
internal sealed class MarchenkoPastur(double ratio)
{
    /// <summary>The least singular value of a matrix that is infinitely large.</summary>
    internal double Low { get; } = 1 - Math.Sqrt(ratio);

    /// <summary>The greatest likewise.</summary>
    internal double High { get; } = 1 + Math.Sqrt(ratio);

    internal double Density(double s) => s <= Low || s >= High
        ? 0
        : Math.Sqrt(((High * High) - (s * s)) * ((s * s) - (Low * Low))) / (Math.PI * ratio * s);

    /// <summary>The share of singular values that are at most this one.</summary>
    internal double Cumulative(double s)
    {
        // With s = middle - half * cos(t) the square roots at both ends become smooth, so few points are enough.
        double half = (High - Low) / 2;
        double middle = (High + Low) / 2;
        double end = Math.Acos(Math.Clamp((middle - s) / half, -1, 1));
        double Smooth(double t) => Density(middle - (half * Math.Cos(t))) * half * Math.Sin(t);
        return end == 0 ? 0 : GaussLegendreRule.Integrate(Smooth, 0, end, 64);
    }

    /// <summary>The singular value that a share of all is at most.</summary>
    internal double Quantile(double share) =>
        Brent.FindRoot(s => Cumulative(s) - share, Low, High, 1e-9, 200);
}
