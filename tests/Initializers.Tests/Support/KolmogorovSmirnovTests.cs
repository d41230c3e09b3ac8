using System.Linq;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests.Support;

/// <summary>The tests' own tools must be able to fail.</summary>
public class KolmogorovSmirnovTests
{
    [Fact]
    public void Statistic_is_the_largest_step_away_from_the_line()
    {
        // Values 0.1, 0.2, 0.9 against the uniform distribution: farthest at 0.2, where 2/3 have been seen.
        KolmogorovSmirnov.Statistic([0.9, 0.1, 0.2], x => x).Should().BeApproximately((2.0 / 3) - 0.2, 1e-15);
    }

    [Theory]
    [InlineData(1.2238, 0.1)]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    public void PValue_has_the_tabulated_critical_points(double lambda, double probability) =>
        KolmogorovSmirnov.PValue(lambda / 1000, 1_000_000).Should().BeApproximately(probability, 1e-3 * probability * 5);

    [Fact]
    public void Values_of_another_distribution_are_refused()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => 0.98 * (i + 0.5) / 20_000)];
        KolmogorovSmirnov.PValue(KolmogorovSmirnov.Statistic(values, x => x), values.Length).Should().BeLessThan(1e-5);
        int[] cells = [.. Enumerable.Range(0, 100).Select(cell => cell < 50 ? 1060 : 940)];
        ChiSquare.PValue(cells).Should().BeLessThan(1e-5);
        ChiSquare.PValue([100, 101, 99, 100]).Should().BeGreaterThan(0.9);
    }
}
