using MathNet.Numerics.Distributions;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>The normal distribution.</summary>
internal sealed record NormalLaw(double Mean, double StdDev) : ILaw
{
    public double Low => double.NegativeInfinity;

    public double High => double.PositiveInfinity;

    public double Density(double x) => Normal.PDF(Mean, StdDev, x);

    public double Cumulative(double x) => Normal.CDF(Mean, StdDev, x);
}
