using System;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>Every value between two ends is equally likely.</summary>
internal sealed record UniformLaw(double Low, double High) : ILaw
{
    public double Mean => (Low + High) / 2;

    public double StdDev => (High - Low) / Math.Sqrt(12);

    public double Density(double x) => x < Low || x > High ? 0 : 1 / (High - Low);

    public double Cumulative(double x) => Math.Clamp((x - Low) / (High - Low), 0, 1);
}
