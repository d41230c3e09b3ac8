using System;
using System.Collections.Generic;
using FluentAssertions;
using Initializers.Fourier;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Fourier;

public class StepsTests
{
    [Fact]
    public void Round_to_float16_is_the_conversion_at_every_half_and_on_either_side_of_every_tie()
    {
        List<string> failures = [];
        for (int bits = 0; bits < 0x7C00; bits++)
        {
            float half = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            float next = (float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1));
            float tie = float.IsInfinity(next) ? 65520f : (half + next) / 2;
            foreach (float value in (float[])[half, tie, float.BitDecrement(tie), float.BitIncrement(tie)])
            {
                foreach (float signed in (float[])[value, -value])
                {
                    if (!Steps<float, Half>.Round(signed).Equals((float)(Half)signed)
                        || float.IsNegative(Steps<float, Half>.Round(signed)) != float.IsNegative(signed))
                    {
                        failures.Add($"{signed:R}");
                    }
                }
            }
        }

        failures.Should().BeEmpty();
    }

    [Theory]
    [InlineData(float.Epsilon)]
    [InlineData(65520f)]
    [InlineData(3e38f)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void Round_to_float16_is_the_conversion_beyond_its_range(float value) =>
        Steps<float, Half>.Round(value).Should().Be((float)(Half)value);

    [Fact]
    public void Round_to_bfloat16_is_the_conversion_and_wider_types_keep_their_numbers()
    {
        Steps<float, BFloat16>.Round(1.00390625f).Should().Be(1f, "a tie goes to even");
        Steps<float, BFloat16>.Round(1.01171875f).Should().Be(1.015625f);
        Steps<float, float>.Round(0.1f).Should().Be(0.1f);
        Steps<double, double>.Round(0.1).Should().Be(0.1);
        Steps<float, double>.FromDouble(0.1, default).Should().Be(0.1f, "its doubles are made of singles");
    }

    [Fact]
    public void FromDouble_rounds_once_to_float16_unless_the_rules_say_otherwise_and_always_twice_to_bfloat16()
    {
        // Just above a tie between two neighbours, by less than a single holds: rounded to single it is the tie.
        const double OverTie = 1.0 + (1.0 / 2048) + 1e-12;
        Steps<float, Half>.FromDouble(OverTie, default).Should().Be(1f + (1f / 1024));
        Steps<float, Half>.FromDouble(OverTie, new(NarrowsTwice: true)).Should().Be(1f);
        const double OverWideTie = 1.0 + (1.0 / 256) + 1e-12;
        Steps<float, BFloat16>.FromDouble(OverWideTie, default).Should().Be(1f);
    }

    [Fact]
    public void ToElement_gives_NaN_one_pattern_in_each_type()
    {
        float positive = BitConverter.UInt32BitsToSingle(0x7FC0_0001);
        BitConverter.SingleToUInt32Bits(Steps<float, float>.ToElement(positive)).Should().Be(0xFFC0_0000);
        BitConverter.HalfToUInt16Bits(Steps<float, Half>.ToElement(positive)).Should().Be(0xFE00);
        BitConverter.DoubleToUInt64Bits(Steps<float, double>.ToElement(positive)).Should().Be(0xFFF8_0000_0000_0000);
        BitConverter.DoubleToUInt64Bits(Steps<double, double>.ToElement(-double.NaN))
            .Should().Be(0xFFF8_0000_0000_0000);
        Steps<float, BFloat16>.ToElement(positive).Should().Be(BFloat16.FromBits(0xFFC0));
    }
}
