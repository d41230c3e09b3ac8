using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Initializers.Tests.Statistics;

/// <summary>
/// Do values follow the documented distribution? Seeds are fixed, so a test passes or fails for good; the threshold
/// says how unlikely a failure of correct code was before its first run.
/// </summary>
[Trait("Category", "Statistics")]
public class DistributionFitTests
{
    // 12 classes x 2 types x 3 seeds: a false alarm anywhere among 72 tests had a chance of about 1 in 1400.
    private const double PValueThreshold = 1e-5;
    private const int Count = 200_000;

    private static readonly Shape Shape = [400, 500];

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Values_pass_Kolmogorov_and_Smirnov(string name)
    {
        foreach (long seed in new long[] { 1, 42, 1337 })
        {
            (double[] singles, double[] doubles, Func<double, double> cumulative, _, _) = Draw(name, seed);
            foreach (double[] values in new[] { singles, doubles })
            {
                double statistic = KolmogorovSmirnov.Statistic(values, cumulative);
                KolmogorovSmirnov.PValue(statistic, Count).Should().BeGreaterThan(PValueThreshold, "the seed is {0}", seed);
            }
        }
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Mean_and_variance_are_the_documented_ones(string name)
    {
        foreach (long seed in new long[] { 2, 43, 1338 })
        {
            (double[] singles, double[] doubles, _, double mean, double variance) = Draw(name, seed);
            foreach (double[] values in new[] { singles, doubles })
            {
                // 4.5 standard errors, a chance of 7e-6 each. The variance of a sample has the standard error
                // variance * sqrt((kurtosis - 1) / n), where the kurtosis of all these distributions is at most 3.
                double meanError = Math.Sqrt(variance / Count);
                values.Mean().Should().BeApproximately(mean, 4.5 * meanError);
                values.Variance().Should().BeApproximately(variance, 4.5 * variance * Math.Sqrt(2.0 / Count));
            }
        }
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Probabilities_of_values_fill_equal_cells_equally(string name)
    {
        (double[] singles, double[] doubles, Func<double, double> cumulative, _, _) = Draw(name, 7);
        foreach (double[] values in new[] { singles, doubles })
        {
            int[] cells = new int[256];
            foreach (double value in values)
            {
                cells[Math.Min(255, (int)(256 * cumulative(value)))]++;
            }

            ChiSquare.PValue(cells).Should().BeGreaterThan(PValueThreshold);
        }
    }

    private static (double[] Singles, double[] Doubles, Func<double, double> Cumulative, double Mean, double Variance)
        Draw(string name, long seed)
    {
        RandomInitializer initializer = RandomClasses.Create(name, seed);
        (Func<double, double> cumulative, double mean, double variance) = TheoryOf(initializer);
        return (
            [.. initializer.Initialize(Shape).ToArray().Select(value => (double)value)],
            initializer.Initialize<double>(Shape).ToArray(),
            cumulative,
            mean,
            variance);
    }

    private static (Func<double, double> Cumulative, double Mean, double Variance) TheoryOf(RandomInitializer initializer)
    {
        Distribution distribution = initializer switch
        {
            RandomUniform uniform => Distribution.Uniform(uniform.MinVal, uniform.MaxVal),
            RandomNormal normal => Distribution.Normal(normal.Mean, normal.StdDev),
            TruncatedNormal truncated => Distribution.TruncatedNormal(truncated.Mean, truncated.StdDev),
            VarianceScaling scaling => scaling.ComputeDistribution(Shape),
            _ => throw new ArgumentException("Unknown class.", nameof(initializer)),
        };
        double first = distribution.First;
        double second = distribution.Second;
        switch (distribution.Kind)
        {
            case DistributionKind.Uniform:
                double width = second - first;
                return (x => ContinuousUniform.CDF(first, second, x), first + (width / 2), width * width / 12);
            case DistributionKind.Normal:
                return (x => Normal.CDF(first, second, x), first, second * second);
            default:
                // Of a unit normal between -2 and 2: mass = CDF(2) - CDF(-2), variance = 1 - 4 density(2) / mass.
                double below = Normal.CDF(0, 1, -2);
                double mass = 1 - (2 * below);
                double variance = 1 - (4 * Normal.PDF(0, 1, 2) / mass);
                return (
                    x => Math.Clamp((Normal.CDF(first, second, x) - below) / mass, 0, 1),
                    first,
                    second * second * variance);
        }
    }
}
