using FluentAssertions;
using Initializers.Sampling;
using Xunit;

namespace Initializers.Tests.Sampling;

public class UnitIntervalTests
{
    [Theory]
    [InlineData(23)]
    [InlineData(10)]
    [InlineData(7)]
    public void SingleFromLowBits_gives_the_multiples_of_two_to_the_minus_bits(int bits)
    {
        uint count = 1u << bits;
        uint step = bits == 23 ? 997u : 1u;
        for (uint word = 0; word < count; word += step)
        {
            UnitInterval.SingleFromLowBits(word, bits).Should().Be(word / (float)count);
        }

        UnitInterval.SingleFromLowBits(count - 1, bits).Should().Be(1 - (1 / (float)count)).And.BeLessThan(1);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(10)]
    [InlineData(7)]
    public void SingleFromLowBits_ignores_the_high_bits(int bits)
    {
        uint high = uint.MaxValue << bits;
        UnitInterval.SingleFromLowBits(high, bits).Should().Be(0);
        UnitInterval.SingleFromLowBits(high | 5, bits).Should().Be(UnitInterval.SingleFromLowBits(5, bits));
    }

    [Theory]
    [InlineData(0u, 0u, 0.0)]
    [InlineData(0u, 1u, 2.220446049250313e-16)]
    [InlineData(1u, 0u, 9.5367431640625e-07)]
    [InlineData(0x80000u, 0u, 0.5)]
    [InlineData(0xFFF00000u, 0u, 0.0)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu, 0.9999999999999998)]
    public void DoubleFromTwoWords_takes_twenty_bits_of_the_first_and_all_of_the_second(
        uint first, uint second, double expected) =>
        UnitInterval.DoubleFromTwoWords(first, second).Should().Be(expected);
}
