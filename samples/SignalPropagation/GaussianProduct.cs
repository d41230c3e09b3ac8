using System;
using System.Linq;
using MathNet.Numerics;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// What is exact, at any width and depth, of a product of n x n Gaussian matrices with variance 1 / n.
/// </summary>
/// <remarks>
/// <para><b>Moments.</b> The mean of the squares stays 1. For one more factor W over M = P P', Wick's rule gives E tr
/// (W M W')^2 = ((tr M)^2 + (n + 1) tr M^2) / n and E (tr W M W')^2 = (tr M)^2 + 2 tr M^2 / n: two numbers to carry
/// from layer to layer give the mean of the fourth powers.</para>
/// <para><b>Growth.</b> W times an orthonormal frame is as Gaussian as W, so the i-th diagonal element of R in a chain
/// of QR factorizations is a chi variable with n - i + 1 degrees of freedom over sqrt(n): the Lyapunov exponents are
/// (psi((n - i + 1) / 2) + ln(2 / n)) / 2.</para>
/// <para><b>Source.</b> Newman, "The distribution of Lyapunov exponents: exact results for random matrices",
/// Communications in Mathematical Physics 103, 1986.</para>
/// </remarks>
internal sealed class GaussianProduct(int width)
{
    /// <summary>The mean of the fourth powers of the singular values; with infinite width it is factors + 1.</summary>
    internal double FourthMoment(int factors)
    {
        // (tr M / n)^2 and tr M^2 / n on average, for no factor: the identity.
        double traceSquared = 1, squareTrace = 1;
        for (int factor = 0; factor < factors; factor++)
        {
            (traceSquared, squareTrace) = (
                traceSquared + (2.0 / width / width * squareTrace),
                traceSquared + ((1 + (1.0 / width)) * squareTrace));
        }

        return squareTrace;
    }

    /// <summary>The growth rate per factor of the direction with a rank: 1 grows fastest.</summary>
    internal double LyapunovExponent(int rank) =>
        (SpecialFunctions.DiGamma((width - rank + 1) / 2.0) + Math.Log(2.0 / width)) / 2;

    /// <summary>The mean of all exponents: the mean logarithm of the singular values, per factor.</summary>
    internal double MeanExponent() => Enumerable.Range(1, width).Average(LyapunovExponent);
}
