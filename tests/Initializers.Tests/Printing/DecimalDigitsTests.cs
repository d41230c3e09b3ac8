using System;
using System.Globalization;
using CsCheck;
using FluentAssertions;
using Initializers.Printing;
using Xunit;

namespace Initializers.Tests.Printing;

public class DecimalDigitsTests
{
    [Fact]
    public void Shortest_reads_back_as_the_same_double() =>
        Gen.Double.Where(double.IsFinite).Sample(
            static value =>
            {
                DecimalDigits digits = DecimalDigits.Shortest(value);
                return Parse(digits.ToScientific(0)) == value && Parse(digits.ToPositional(0)) == value
                    && Parse(digits.ToScientific(20)) == value;
            },
            iter: 1000,
            threads: 1);

    [Fact]
    public void Shortest_reads_back_as_the_same_half_for_every_half()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            Half value = BitConverter.UInt16BitsToHalf((ushort)bits);
            if (Half.IsFinite(value))
            {
                string text = DecimalDigits.Shortest(value).ToScientific(0);
                if (Half.Parse(text, CultureInfo.InvariantCulture) != value || text.Length > 11)
                {
                    Assert.Fail($"{text} is not the half {bits:x4}.");
                }
            }
        }
    }

    [Theory]
    [InlineData(0.125, -2, "0.12")]
    [InlineData(0.375, -2, "0.38")]
    [InlineData(2.675, -2, "2.67")]
    [InlineData(0.996, -2, "1.")]
    [InlineData(0.5, 0, "0.")]
    [InlineData(1.5, 0, "2.")]
    [InlineData(0.51, 0, "1.")]
    [InlineData(0.04, 0, "0.")]
    [InlineData(-0.04, 0, "-0.")]
    [InlineData(100.25, -1, "100.2")]
    [InlineData(1000.01, -1, "1000.")]
    [InlineData(12345.0, 2, "12300.")]
    public void ShortestTo_rounds_the_number_itself(double value, int lastPower, string expected) =>
        DecimalDigits.ShortestTo(lastPower, value).ToPositional(0).Should().Be(expected);

    [Fact]
    public void Texts_are_filled_up_with_zeros()
    {
        DecimalDigits digits = DecimalDigits.Shortest(-1.5);
        digits.ToPositional(3).Should().Be("-1.500");
        digits.ToScientific(3, 3).Should().Be("-1.500e+000");
        DecimalDigits.Shortest(0.0).ToScientific(0).Should().Be("0.e+00");
        DecimalDigits.Shortest(0.001).ToPositional(4).Should().Be("0.0010");
        DecimalDigits.Shortest(1200.0).ToPositional(1).Should().Be("1200.0");
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
