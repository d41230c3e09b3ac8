using System;
using System.Linq;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

public unsafe class NarrowAffineTests
{
    [Fact]
    public void Widen_gives_every_half_as_a_single() => WidensEveryBitPattern<Half>();

    [Fact]
    public void Widen_gives_every_bfloat16_as_a_single() => WidensEveryBitPattern<BFloat16>();

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0.05f, 0f)]
    [InlineData(1.7f, -0.61f)]
    [InlineData(-3f, 2f)]
    [InlineData(6.1e-5f, 1e-7f)]
    [InlineData(30_000f, 1f)]
    [InlineData(0f, 0f)]
    public void Apply_rounds_as_the_conversions_do_in_vectors_and_behind_them(float scale, float offset)
    {
        float[] units = Units();
        var halves = new GuardedBuffer<Half>(units.Length);
        var brains = new GuardedBuffer<BFloat16>(units.Length);
        fixed (float* source = units)
        fixed (Half* half = halves.Span)
        fixed (BFloat16* brain = brains.Span)
        {
            NarrowAffine.Apply(source, scale, offset, units.Length, half);
            NarrowAffine.Apply(source, scale, offset, units.Length, brain);
        }

        halves.AssertIntact();
        brains.AssertIntact();
        for (int i = 0; i < units.Length; i++)
        {
            var half = (Half)((float)(Half)((float)(Half)units[i] * scale) + offset);
            BitConverter.HalfToUInt16Bits(halves.Span[i]).Should()
                .Be(BitConverter.HalfToUInt16Bits(half), "the unit is {0:R}", units[i]);
            float product = (BFloat16)((float)(BFloat16)units[i] * scale);
            brains.Span[i].ToBits().Should().Be(((BFloat16)(product + offset)).ToBits(), "the unit is {0:R}", units[i]);
        }
    }

    [Fact]
    public void Narrow_rounds_as_the_conversions_do_in_vectors_and_behind_them()
    {
        float[] values =
        [
            .. Units(), 65_519.99f, 65_520f, -70_000f, 1e30f, float.MaxValue, float.PositiveInfinity,
            float.NegativeInfinity, float.NaN, -float.NaN, .. Units(),
        ];
        var halves = new GuardedBuffer<Half>(values.Length);
        var brains = new GuardedBuffer<BFloat16>(values.Length);
        fixed (float* source = values)
        fixed (Half* half = halves.Span)
        fixed (BFloat16* brain = brains.Span)
        {
            NarrowAffine.Narrow(source, values.Length, half);
            NarrowAffine.Narrow(source, values.Length, brain);
        }

        halves.AssertIntact();
        brains.AssertIntact();
        for (int i = 0; i < values.Length; i++)
        {
            BitConverter.HalfToUInt16Bits(halves.Span[i]).Should()
                .Be(BitConverter.HalfToUInt16Bits((Half)values[i]), "the value is {0:R}", values[i]);
            brains.Span[i].ToBits().Should().Be(((BFloat16)values[i]).ToBits(), "the value is {0:R}", values[i]);
        }
    }

    // Every exponent that a half has but the largest, and some below, with fractions on, beside and between the ties; no multiple of a
    // vector's length.
    private static float[] Units()
    {
        uint[] fractions =
            [0, 1, 0xFFF, 0x1000, 0x1001, 0x1FFF, 0x2000, 0x3000, 0x7FFF, 0x8000, 0x8001, 0x18000, 0x7FF000, 0x7FFFFF];
        return
        [
            0f,
            -0f,
            .. Enumerable.Range(127 - 30, 45).SelectMany(exponent => fractions.SelectMany(fraction => new[]
            {
                BitConverter.UInt32BitsToSingle(((uint)exponent << 23) | fraction),
                -BitConverter.UInt32BitsToSingle(((uint)exponent << 23) | fraction),
            })),
            1f,
        ];
    }

    private static void WidensEveryBitPattern<T>()
        where T : unmanaged
    {
        ushort[] bits = [.. Enumerable.Range(0, 65_536).Select(i => (ushort)i), 0x3C01, 0x7C00, 0x0001];
        float[] widened = new float[bits.Length];
        fixed (ushort* source = bits)
        fixed (float* destination = widened)
        {
            NarrowAffine.Widen((T*)source, bits.Length, destination);
        }

        for (int i = 0; i < bits.Length; i++)
        {
            float expected = typeof(T) == typeof(Half)
                ? (float)BitConverter.UInt16BitsToHalf(bits[i])
                : BFloat16.FromBits(bits[i]);
            bool isSame = float.IsNaN(expected)
                ? float.IsNaN(widened[i])
                : BitConverter.SingleToUInt32Bits(widened[i]) == BitConverter.SingleToUInt32Bits(expected);
            isSame.Should().BeTrue("{0:X4} is {1:R}, not {2:R}", bits[i], expected, widened[i]);
        }
    }
}
