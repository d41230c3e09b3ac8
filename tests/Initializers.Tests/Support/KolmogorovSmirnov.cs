using System;

namespace Initializers.Tests.Support;

/// <summary>The one-sample test of Kolmogorov and Smirnov: do values come from a continuous distribution?</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>The largest distance between the values' distribution function and the given one.</summary>
    internal static double Statistic(ReadOnlySpan<double> values, Func<double, double> cumulative)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = cumulative(sorted[i]);
            largest = Math.Max(largest, Math.Max(expected - ((double)i / sorted.Length),
                ((i + 1.0) / sorted.Length) - expected));
        }

        return largest;
    }

    /// <summary>
    /// The probability of a distance at least this large: Kolmogorov's series with the small-sample correction of
    /// Stephens, "EDF statistics for goodness of fit and some comparisons", JASA 69, 1974.
    /// </summary>
    internal static double PValue(double statistic, int count)
    {
        double root = Math.Sqrt(count);
        double lambda = (root + 0.12 + (0.11 / root)) * statistic;
        if (lambda < 0.2)
        {
            return 1; // The series converges slowly here; its sum differs from 1 by less than 1e-12.
        }

        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * lambda * lambda);
        }

        return Math.Clamp(sum, 0, 1);
    }
}
