using System.Linq;
using FluentAssertions;
using Initializers.Samples.Initialize;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class HistogramTests
{
    [Fact]
    public void Both_ends_belong_to_the_range_and_values_outside_it_do_not_count()
    {
        Histogram histogram = new([0, 0.99, 1, 2, 4, -0.1, 4.1, double.NaN, double.PositiveInfinity], 0, 4, 4);

        histogram.Counts.Should().Equal(2, 1, 1, 1);
    }

    [Fact]
    public void A_range_that_is_a_point_has_one_bin() =>
        new Histogram([3, 3], 3, 3, 10).Counts.Should().Equal(2);

    [Fact]
    public void A_sparkline_leaves_only_empty_bins_blank()
    {
        double[] values = [0.5, .. Enumerable.Repeat(2.5, 1000), .. Enumerable.Repeat(3.5, 500)];

        new Histogram(values, 0, 4, 4).ToSparkline().Should().Be("▁ █▄");
    }

    [Fact]
    public void Lines_give_where_a_bin_begins_a_bar_and_a_count() =>
        new Histogram([0.1, 1.1, 1.2], 0, 2, 2).ToLines(4).Should().Equal("0 │██   1", "1 │████ 2");
}
