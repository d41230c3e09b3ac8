using System;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Averages over a normal variable by quadrature.</summary>
internal static class GaussianAverage
{
    // Beyond twelve standard deviations lies 4e-33 of the mass.
    private const double Reach = 12;
    private const int Order = 128;

    /// <summary>E[f(sqrt(variance) z)] for a standard normal z.</summary>
    /// <remarks>
    /// The two sides are folded together, so that a kink at 0, as ReLU has it, is the end of the interval and the rule
    /// keeps its full order.
    /// </remarks>
    internal static double Of(Func<double, double> function, double variance)
    {
        double scale = Math.Sqrt(variance);
        return GaussLegendreRule.Integrate(
            z => Normal.PDF(0, 1, z) * (function(scale * z) + function(-scale * z)), 0, Reach, Order);
    }
}
