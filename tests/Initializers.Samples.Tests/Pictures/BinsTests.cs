using System;
using FluentAssertions;
using Initializers.Samples.Pictures;
using Xunit;

namespace Initializers.Samples.Tests.Pictures;

public class BinsTests
{
    [Fact]
    public void Densities_count_all_values_so_those_outside_lower_the_rest()
    {
        var bins = Bins.Of([0, .4, .5, .99, 1, -1, 3, double.NaN], 0, 1, 2);

        bins.Width.Should().Be(.5);
        bins.Edge(1).Should().Be(.5);
        bins.Edge(2).Should().Be(1);
        bins.Density(0).Should().Be(2 / (8 * .5));
        bins.Density(1).Should().Be(3 / (8 * .5));
    }

    [Fact]
    public void No_values_have_density_0() => Bins.Of([], 0, 1, 3).Density(2).Should().Be(0);

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 1, 3)]
    [InlineData(0, double.PositiveInfinity, 3)]
    [InlineData(double.NaN, 1, 3)]
    [InlineData(0, 1, 0)]
    public void Empty_ranges_and_no_bins_are_refused(double low, double high, int count) =>
        ((Action)(() => Bins.Of([1], low, high, count))).Should().Throw<ArgumentException>();
}
