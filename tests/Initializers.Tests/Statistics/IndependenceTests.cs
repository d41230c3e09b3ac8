using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tests.Support;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Initializers.Tests.Statistics;

/// <summary>Values know nothing of their neighbours, nor of those of the next seed or call.</summary>
[Trait("Category", "Statistics")]
public class IndependenceTests
{
    private const int Count = 100_000;

    // The correlation of independent samples is about normal with standard error 1 / sqrt(n): a chance of 7e-6 each.
    private static readonly double Bound = 4.5 / Math.Sqrt(Count);

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Elements_do_not_correlate_with_those_after_them(string name)
    {
        double[] values = Draw(name, 99, Count + 64);
        foreach (int lag in new[] { 1, 2, 3, 4, 8, 16, 32, 64 })
        {
            double correlation = Correlation.Pearson(values.Take(Count), values.Skip(lag).Take(Count));
            Math.Abs(correlation).Should().BeLessThan(Bound, "the lag is {0}", lag);
        }
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Seeds_that_follow_each_other_do_not_correlate(string name)
    {
        double[] values = Draw(name, 1000, Count);
        for (long seed = 1001; seed < 1005; seed++)
        {
            double correlation = Correlation.Pearson(values, Draw(name, seed, Count));
            Math.Abs(correlation).Should().BeLessThan(Bound, "the seed is {0}", seed);
        }
    }

    [Theory]
    [ClassData(typeof(RandomClassData))]
    public void Calls_of_a_seed_generator_do_not_correlate(string name)
    {
        RandomInitializer initializer = RandomClasses.Create(name, new SeedGenerator(31));
        double[] before = Values(initializer, Count);
        for (int call = 1; call < 4; call++)
        {
            double[] after = Values(initializer, Count);
            Math.Abs(Correlation.Pearson(before, after)).Should().BeLessThan(Bound, "the call is {0}", call);
            before = after;
        }
    }

    private static double[] Draw(string name, long seed, int count) => Values(RandomClasses.Create(name, seed), count);

    private static double[] Values(RandomInitializer initializer, int count) =>
        [.. initializer.Initialize([count]).ToArray().Select(value => (double)value)];
}
