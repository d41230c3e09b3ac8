using System;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Initializers.Samples.Gallery.Laws;

/// <summary>A continuous distribution, as theory states it.</summary>
/// <param name="Mean">The expected value.</param>
/// <param name="StdDev">The standard deviation.</param>
/// <param name="Low">Where the density begins with a jump; negative infinity if it does not.</param>
/// <param name="High">Where it ends with one; infinity if it does not.</param>
/// <param name="Density">The density at a value.</param>
/// <param name="Cumulative">The probability of a value at most this one.</param>
internal sealed record Law(
    double Mean, double StdDev, double Low, double High, Func<double, double> Density, Func<double, double> Cumulative)
{
    public static implicit operator Law(Distribution law) =>
        new(law.Mean, law.StandardDeviation, law.Lower, law.Upper, law.Density, law.CumulativeProbability);

    /// <summary>
    /// One coordinate of a point that is uniform on the unit sphere: what each entry of an orthogonal matrix follows.
    /// </summary>
    /// <param name="dimensions">The number of coordinates: the length of an orthonormal column.</param>
    internal static Law OfSphere(int dimensions)
    {
        // (x + 1) / 2 follows a beta distribution with both parameters (n - 1) / 2.
        double shape = (dimensions - 1) / 2.0;
        return new(
            0,
            1 / Math.Sqrt(dimensions),
            double.NegativeInfinity,
            double.PositiveInfinity,
            x => x is <= -1 or >= 1
                ? 0
                : Math.Pow(1 - (x * x), (dimensions - 3) / 2.0)
                    * Math.Exp(SpecialFunctions.GammaLn(dimensions / 2.0) - SpecialFunctions.GammaLn(shape))
                    / Math.Sqrt(Math.PI),
            x => x <= -1 ? 0 : x >= 1 ? 1 : Beta.CDF(shape, shape, (x + 1) / 2));
    }
}
