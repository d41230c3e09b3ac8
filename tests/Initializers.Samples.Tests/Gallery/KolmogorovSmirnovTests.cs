using System.Linq;
using FluentAssertions;
using Initializers.Samples.Gallery;
using Xunit;

namespace Initializers.Samples.Tests.Gallery;

public class KolmogorovSmirnovTests
{
    [Fact]
    public void The_most_even_sample_is_half_a_step_away()
    {
        double[] even = [.. Enumerable.Range(0, 50).Select(i => (i + .5) / 50)];

        KolmogorovSmirnov.Of(even, Distribution.Uniform(0, 1)).Distance.Should().BeApproximately(.01, 1e-12);
    }

    [Fact]
    public void The_greatest_distance_counts_on_either_side_of_a_value()
    {
        KolmogorovSmirnov.Of([.1, .2, .9], Distribution.Uniform(0, 1)).Distance
            .Should().BeApproximately((2 / 3.0) - .2, 1e-12);
        KolmogorovSmirnov.Of([.5, .8, .9], Distribution.Uniform(0, 1)).Distance.Should().BeApproximately(.5, 1e-12);
    }

    [Theory]
    [InlineData(10, .48893)]
    [InlineData(50, .22604)]
    [InlineData(100, .16081)]
    public void The_critical_distance_is_that_of_published_tables(int count, double critical) =>
        KolmogorovSmirnov.Of(new double[count], Distribution.Uniform(0, 1)).Critical
            .Should().BeApproximately(critical, .005 * critical);
}
