using System;
using MathNet.Numerics;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// The squared singular values of a product of wide, independent Gaussian matrices with variance 1 / n: the
/// Fuss-Catalan distribution of its number of factors L. One factor is the law of Marchenko and Pastur.
/// </summary>
/// <remarks>
/// <para>With an angle t in (0, pi / (L + 1)) the squared value is x(t) = sin((L + 1) t)^(L + 1) / (sin(t) sin(L t)^L).
/// It falls from the largest one to 0, and its density there is sin(t)^2 sin(L t)^(L - 1) / (pi sin((L + 1) t)^L). Only
/// the product of the density with dx/dt is ever computed: it is smooth and bounded, where each alone leaves the
/// range of double.</para>
/// <para><b>Source.</b> Penson and Zyczkowski, "Product of Ginibre matrices: Fuss-Catalan and Raney distributions",
/// Physical Review E 83, 2011; the angle: Forrester and Liu, "Raney distributions and random matrix theory", Journal of
/// Statistical Physics 158, 2015.</para>
/// </remarks>
internal sealed class FussCatalan
{
    private const int Steps = 20_000;

    private readonly int _factors;

    // The share of values above x(t), at equal steps of t.
    private readonly double[] _above = new double[Steps + 1];

    internal FussCatalan(int factors)
    {
        _factors = factors;
        double step = Angle(1);
        for (int i = 1; i <= Steps; i++)
        {
            _above[i] = _above[i - 1] + (Share(Angle(i - 0.5)) * step);
        }
    }

    /// <summary>The share of the whole distribution that was found by integration: 1, but for rounding.</summary>
    internal double Total => _above[Steps];

    /// <summary>The largest singular value.</summary>
    internal double Largest => Math.Exp(LogValue(0));

    /// <summary>The mean of the squared singular values to a power: binomial((L + 1) p, p) / (L p + 1).</summary>
    internal static double Moment(int factors, int power) =>
        SpecialFunctions.Binomial((factors + 1) * power, power) / ((factors * power) + 1);

    /// <summary>The singular value that a share of all values exceeds.</summary>
    internal double Quantile(double above)
    {
        double target = above * Total;
        int found = Array.BinarySearch(_above, target);
        if (found >= 0)
        {
            return Math.Exp(LogValue(Angle(found)));
        }

        int next = Math.Clamp(~found, 1, Steps);
        double part = (target - _above[next - 1]) / (_above[next] - _above[next - 1]);
        return Math.Exp(LogValue(Angle(next - 1 + part)));
    }

    private double Angle(double step) => step / Steps * Math.PI / (_factors + 1);

    // The logarithm of the singular value, half that of x(t).
    private double LogValue(double angle)
    {
        int next = _factors + 1;
        return angle == 0
            ? ((next * Math.Log(next)) - (_factors * Math.Log(_factors))) / 2
            : ((next * Math.Log(Math.Max(Math.Sin(next * angle), 0)))
                - Math.Log(Math.Sin(angle))
                - (_factors * Math.Log(Math.Sin(_factors * angle)))) / 2;
    }

    // The density times -dx/dt.
    private double Share(double angle)
    {
        int next = _factors + 1;
        double slope = (next * next / Math.Tan(next * angle))
            - (1 / Math.Tan(angle))
            - (_factors * _factors / Math.Tan(_factors * angle));
        return -slope * Math.Sin(angle) * Math.Sin(next * angle) / (Math.PI * Math.Sin(_factors * angle));
    }
}
