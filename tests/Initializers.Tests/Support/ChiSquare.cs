using System;
using MathNet.Numerics.Distributions;

namespace Initializers.Tests.Support;

/// <summary>Pearson's test: do counts come from cells of given probabilities?</summary>
internal static class ChiSquare
{
    /// <summary>The probability of counts at least as far from equal cells as these.</summary>
    internal static double PValue(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        double expected = (double)total / counts.Length;
        double statistic = 0;
        foreach (int count in counts)
        {
            statistic += (count - expected) * (count - expected) / expected;
        }

        return 1 - ChiSquared.CDF(counts.Length - 1, statistic);
    }
}
