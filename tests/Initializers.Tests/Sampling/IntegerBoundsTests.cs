using System.Numerics;
using FluentAssertions;
using Initializers.Sampling;
using Xunit;

namespace Initializers.Tests.Sampling;

public class IntegerBoundsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("0", "1")]
    [InlineData("-16777216", "16777216")]
    public void Integers_that_singles_hold_make_no_difference(string? minval, string? maxval) =>
        IntegerBounds.Parse(minval, maxval).Should().BeNull();

    [Fact]
    public void Larger_ones_are_kept_to_the_last_digit()
    {
        IntegerBounds.Parse("-16777217", null).Should().Be(new IntegerBounds(-16777217, null));
        IntegerBounds.Parse("5", "123456789012345678901").Should().Be(
            new IntegerBounds(null, BigInteger.Parse("123456789012345678901", null)));
    }
}
