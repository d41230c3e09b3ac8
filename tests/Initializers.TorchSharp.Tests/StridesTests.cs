using FluentAssertions;
using Xunit;

namespace Initializers.Torch.Tests;

public class StridesTests
{
    [Theory]
    [InlineData(new long[] { 2, 3 }, new long[] { 3, 1 }, true)]
    [InlineData(new long[] { 3, 2 }, new long[] { 1, 3 }, true)]
    [InlineData(new long[] { 2, 3 }, new long[] { 0, 1 }, false)]
    [InlineData(new long[] { 2, 3 }, new long[] { 2, 1 }, false)]
    [InlineData(new long[] { 1, 3 }, new long[] { 0, 1 }, true)]
    [InlineData(new long[] { 0, 3 }, new long[] { 0, 0 }, true)]
    [InlineData(new long[] { }, new long[] { }, true)]
    [InlineData(new long[] { 4, 5, 6 }, new long[] { 6, 48, 1 }, true)]
    [InlineData(new long[] { 4, 5, 6 }, new long[] { 6, 18, 1 }, false)]
    public void Elements_that_share_a_place_are_seen(long[] shape, long[] strides, bool areDistinct) =>
        Strides.AreDistinct(shape, strides).Should().Be(areDistinct);

    [Fact]
    public void Memory_is_walked_from_the_coarsest_axis_to_the_finest()
    {
        Strides.Descending([1, 12, 4]).Should().Equal(1, 2, 0);
        Strides.Descending([]).Should().BeEmpty();
    }
}
