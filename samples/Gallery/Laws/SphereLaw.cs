using System;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>
/// One coordinate of a point that is uniform on the unit sphere: what each entry of an orthogonal matrix follows.
/// </summary>
/// <param name="Dimensions">The number of coordinates: the length of an orthonormal column.</param>
internal sealed record SphereLaw(int Dimensions) : ILaw
{
    // (x + 1) / 2 follows a beta distribution with both parameters (n - 1) / 2.
    private double Shape => (Dimensions - 1) / 2.0;

    public double Mean => 0;

    public double StdDev => 1 / Math.Sqrt(Dimensions);

    public double Low => -1;

    public double High => 1;

    public double Density(double x) => x is <= -1 or >= 1
        ? 0
        : Math.Pow(1 - (x * x), (Dimensions - 3) / 2.0)
            * Math.Exp(SpecialFunctions.GammaLn(Dimensions / 2.0) - SpecialFunctions.GammaLn(Shape))
            / Math.Sqrt(Math.PI);

    public double Cumulative(double x) =>
        x <= -1 ? 0 : x >= 1 ? 1 : Beta.CDF(Shape, Shape, (x + 1) / 2);
}
