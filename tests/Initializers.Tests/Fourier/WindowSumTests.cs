using System;
using System.Linq;
using FluentAssertions;
using Initializers.Fourier;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Fourier;

public class WindowSumTests
{
    // Eigen 5.0.1-dev of 2026-08-21, compiled for AVX, summed these tensors of halves. Lengths: below a packet,
    // packets, four packets at a time, and beyond 1,600, from where a sum is that of its halves.
    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(7, 5.1875)]
    [InlineData(8, 6.25)]
    [InlineData(31, 29.75)]
    [InlineData(32, 31.34375)]
    [InlineData(33, 31.375)]
    [InlineData(47, 45.78125)]
    [InlineData(400, 396.75)]
    [InlineData(1599, 1589.0)]
    [InlineData(1600, 1590.0)]
    [InlineData(1601, 1592.0)]
    [InlineData(1609, 1600.0)]
    [InlineData(3217, 3202.0)]
    [InlineData(6500, 6468.0)]
    public void Sum_of_lanes_is_that_of_Eigen(int length, double expected) =>
        Halves(Ramp(length), SumRounding.EveryAdditionOfLanes).Compute().Should().Be((float)expected);

    [Fact]
    public void Sum_rounded_once_is_the_nearest_half_to_the_exact_sum()
    {
        Enumerable.Range(0, 32).Sum(static i => i * 447 % 2039 / 1024.0).Should().BeApproximately(31.3330078125, 1e-9);
        Halves(Ramp(32), SumRounding.Once).Compute().Should().Be(31.328125f);
    }

    [Fact]
    public void Sum_rounded_at_every_addition_loses_what_a_narrow_type_cannot_add()
    {
        // 257 ones: in bfloat16 256 and 1 make 256 again.
        WindowSamples ones = new([.. Enumerable.Repeat(-1.0, 300)]);
        new WindowSum<float, BFloat16>(ones, isOfSquares: false, new(SumRounding.EveryAddition)).Compute()
            .Should().Be(256f);
        new WindowSum<float, BFloat16>(ones, isOfSquares: false, default).Compute().Should().Be(300f);
    }

    [Fact]
    public void Squares_are_rounded_before_they_are_added()
    {
        // 1.5 + 2^-10 squared lies just above the tie between 1153 and 1154 times 2^-9.
        const double Value = 1.5 + (1.0 / 1024);
        WindowSamples window = new([Value, -Value, Value]);
        new WindowSum<float, Half>(window, isOfSquares: true, default).Compute().Should().Be(3 * 1154 / 512f);
        new WindowSum<double, double>(window, isOfSquares: true, default).Compute().Should().Be(3 * (Value * Value));
    }

    private static WindowSum<float, Half> Halves(WindowSamples window, SumRounding rounding) =>
        new(window, isOfSquares: false, new(rounding));

    private static WindowSamples Ramp(int length) =>
        new([.. Enumerable.Range(0, length).Select(static i => i * 447 % 2039 / 1024.0)]);
}
