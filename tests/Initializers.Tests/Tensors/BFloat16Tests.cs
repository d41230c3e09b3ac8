using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Tensors;

public class BFloat16Tests
{
    [Fact]
    public void Every_bit_pattern_survives_single_and_double()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            BFloat16 value = BFloat16.FromBits((ushort)bits);
            float single = value;
            double wide = value;
            bool isNaN = float.IsNaN(single);

            // A signalling NaN comes back quiet.
            int expected = isNaN ? bits | 0x40 : bits;
            if (value.ToBits() != bits || ((BFloat16)single).ToBits() != expected
                || ((BFloat16)wide).ToBits() != expected || (!isNaN && wide != single))
            {
                Assert.Fail($"The bits {bits:x4} do not survive.");
            }
        }
    }

    [Fact]
    public void Every_midpoint_rounds_to_even_and_its_neighbours_to_the_nearer_side()
    {
        for (int bits = 0; bits < 0x7F80; bits++)
        {
            ushort lower = (ushort)bits;
            ushort upper = (ushort)(bits + 1);
            uint middle = ((uint)bits << 16) | 0x8000;
            ushort even = (bits & 1) == 0 ? lower : upper;
            AssertRounds(BitConverter.UInt32BitsToSingle(middle), even);
            AssertRounds(BitConverter.UInt32BitsToSingle(middle - 1), lower);
            AssertRounds(BitConverter.UInt32BitsToSingle(middle + 1), upper);
        }
    }

    [Fact]
    public void From_double_rounds_once()
    {
        // A hair off each midpoint, far below a single's precision: a first rounding to single would make it a tie.
        for (int bits = 0x0100; bits < 0x7F80; bits++)
        {
            double middle = BitConverter.UInt32BitsToSingle(((uint)bits << 16) | 0x8000);
            ((BFloat16)Math.BitIncrement(middle)).ToBits().Should().Be((ushort)(bits + 1));
            ((BFloat16)Math.BitDecrement(middle)).ToBits().Should().Be((ushort)bits);
            ((BFloat16)(-Math.BitIncrement(middle))).ToBits().Should().Be((ushort)((bits + 1) | 0x8000));
            ((BFloat16)(-Math.BitDecrement(middle))).ToBits().Should().Be((ushort)(bits | 0x8000));
        }
    }

    [Fact]
    public void Too_small_and_too_large_doubles_become_zero_and_infinity()
    {
        ((BFloat16)1e-300).ToBits().Should().Be(0);
        ((BFloat16)(-1e-300)).ToBits().Should().Be(0x8000);
        ((BFloat16)1e300).ToBits().Should().Be(0x7F80);
        ((BFloat16)double.NegativeInfinity).ToBits().Should().Be(0xFF80);
        ((BFloat16)3.4e38f).ToBits().Should().Be(0x7F80);
        float.IsNaN((BFloat16)double.NaN).Should().BeTrue();

        // Half of the smallest subnormal is a tie, which goes to zero; just above goes up.
        double half = Math.ScaleB(1, -134);
        ((BFloat16)half).ToBits().Should().Be(0);
        ((BFloat16)Math.BitIncrement(half)).ToBits().Should().Be(1);
    }

    [Fact]
    public void Comparisons_are_those_of_single()
    {
        BFloat16[] values =
        [
            (BFloat16)(-2f), (BFloat16)(-0.0f), (BFloat16)0f, (BFloat16)1f, BFloat16.FromBits(0x7F80),
            BFloat16.FromBits(0x7FC0),
        ];
        foreach (BFloat16 a in values)
        {
            foreach (BFloat16 b in values)
            {
                (a == b).Should().Be((float)a == (float)b);
                (a != b).Should().Be((float)a != (float)b);
                (a < b).Should().Be((float)a < (float)b);
                (a <= b).Should().Be((float)a <= (float)b);
                (a > b).Should().Be((float)a > (float)b);
                (a >= b).Should().Be((float)a >= (float)b);
                a.Equals(b).Should().Be(((float)a).Equals(b));
                a.Equals((object)b).Should().Be(a.Equals(b));
                a.CompareTo(b).Should().Be(((float)a).CompareTo(b));
                (!a.Equals(b) || a.GetHashCode() == b.GetHashCode()).Should().BeTrue();
            }
        }

        values[0].Equals("-2").Should().BeFalse();
    }

    [Fact]
    public void Text_is_that_of_single()
    {
        var value = (BFloat16)1.5f;
        value.ToString().Should().Be("1.5");
        value.ToString("F3", CultureInfo.InvariantCulture).Should().Be("1.500");
        Span<char> text = stackalloc char[8];
        value.TryFormat(text, out int written, "F1", CultureInfo.InvariantCulture).Should().BeTrue();
        text[..written].ToString().Should().Be("1.5");
    }

    [Theory]
    [InlineData("e999999999")]
    [InlineData("F1000")]
    public void A_format_of_more_than_999_digits_is_refused_at_once(string format)
    {
        var value = (BFloat16)1.5f;
        FluentActions.Invoking(() => value.ToString(format, null)).Should().Throw<FormatException>()
            .WithMessage($"format must ask for at most 999 digits; received {format}.");
        FluentActions.Invoking(() => value.TryFormat(new char[8], out _, format, null)).Should().Throw<FormatException>();
        value.ToString("F999", CultureInfo.InvariantCulture).Should().HaveLength(1001);
        value.ToString("F0001", CultureInfo.InvariantCulture).Should().Be("1.5");
        value.ToString("F0100", CultureInfo.InvariantCulture).Should().HaveLength(102);
    }

    [Fact]
    public void It_takes_two_bytes() => Unsafe.SizeOf<BFloat16>().Should().Be(2);

    private static void AssertRounds(float value, ushort expected)
    {
        if (((BFloat16)value).ToBits() != expected || ((BFloat16)(-value)).ToBits() != (expected | 0x8000)
            || ((BFloat16)(double)value).ToBits() != expected)
        {
            Assert.Fail($"{value:R} does not round to the bits {expected:x4}.");
        }
    }

    [Fact]
    public void Parse_rounds_once_and_refuses_what_is_no_number()
    {
        BFloat16.Parse("3.14", CultureInfo.InvariantCulture).Should().Be((BFloat16)3.14);
        BFloat16.TryParse("-1e39", CultureInfo.InvariantCulture, out BFloat16 large).Should().BeTrue();
        ((float)large).Should().Be(float.NegativeInfinity);
        BFloat16.TryParse("one", CultureInfo.InvariantCulture, out _).Should().BeFalse();
        Action parse = () => BFloat16.Parse("one", CultureInfo.InvariantCulture);
        parse.Should().Throw<FormatException>();
    }
}
