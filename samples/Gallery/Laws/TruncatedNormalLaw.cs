using System;
using MathNet.Numerics.Distributions;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>A normal distribution without what lies more than two standard deviations from the mean.</summary>
/// <param name="Mean">The mean, before and after the cut.</param>
/// <param name="Sigma">The standard deviation before the cut.</param>
internal sealed record TruncatedNormalLaw(double Mean, double Sigma) : ILaw
{
    /// <summary>Where the cut is, in standard deviations.</summary>
    internal const double Cut = 2;

    private static readonly double Outside = Normal.CDF(0, 1, -Cut);

    /// <summary>The standard deviation after the cut, for a sigma of 1: about 0.8796.</summary>
    internal static double UnitStdDev { get; } =
        Math.Sqrt(1 - (2 * Cut * Normal.PDF(0, 1, Cut) / (1 - (2 * Outside))));

    public double StdDev => Sigma * UnitStdDev;

    public double Low => Mean - (Cut * Sigma);

    public double High => Mean + (Cut * Sigma);

    public double Density(double x) =>
        x < Low || x > High ? 0 : Normal.PDF(Mean, Sigma, x) / (1 - (2 * Outside));

    public double Cumulative(double x) =>
        Math.Clamp((Normal.CDF(Mean, Sigma, x) - Outside) / (1 - (2 * Outside)), 0, 1);
}
