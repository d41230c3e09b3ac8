using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Pictures;
using ScottPlot;
using Xunit;

namespace Initializers.Samples.Tests.Pictures;

public class LogTicksTests
{
    [Fact]
    public void Many_decades_are_labelled_with_powers() =>
        Labels(-6, 1, 10).Should().Equal("10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹");

    [Fact]
    public void Labels_without_room_are_left_out_evenly() =>
        Labels(-12, 0, 5).Should().Equal("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰");

    [Fact]
    public void Few_decades_are_labelled_with_plain_numbers_between_them_too() =>
        Labels(-1, 1, 10).Should().Equal("0.1", "0.3", "1", "3", "10");

    [Fact]
    public void Ticks_stand_at_the_logarithm_of_their_label()
    {
        Tick[] ticks = [.. LogTicks.Compute(0, 2, 10)];

        ticks.Should().HaveCount(19).And.OnlyContain(tick => tick.Position >= 0 && tick.Position <= 2);
        ticks.Single(tick => tick.Label == "30").Position.Should().Be(Math.Log10(30));
    }

    private static string[] Labels(double low, double high, double room) =>
        [.. LogTicks.Compute(low, high, room).Where(tick => tick.IsMajor).Select(tick => tick.Label)];
}
