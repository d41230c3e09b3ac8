using System;
using System.Linq;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.Samples.Initialize;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Initialize;

public class SummaryTests
{
    [Fact]
    public void Pieces_give_the_moments_of_the_whole()
    {
        float[] values = [.. Enumerable.Range(0, 50_000).Select(i => 1000 + (i % 7))];
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        Summary summary = new();

        summary.Add(ElementTypes.Float32, bytes[..12]);
        summary.Add(ElementTypes.Float32, bytes[12..]);

        double mean = values.Average(value => (double)value);
        summary.Count.Should().Be(50_000);
        summary.Mean.Should().BeApproximately(mean, 1e-9);
        summary.StdDev.Should().BeApproximately(
            Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 1e-9);
        summary.Min.Should().Be(1000);
        summary.Max.Should().Be(1006);
        summary.Sample.ToArray().Should().Equal(values.Select(value => (double)value));
    }

    [Fact]
    public void The_sample_stops_at_its_limit()
    {
        Summary summary = new();
        summary.Add(ElementTypes.UInt8, new byte[Summary.SampleLimit + 5]);

        summary.Count.Should().Be(Summary.SampleLimit + 5);
        summary.Sample.Length.Should().Be(Summary.SampleLimit);
    }

    [Theory]
    [InlineData(ElementTypes.Int16, 2)]
    [InlineData(ElementTypes.Int64, 8)]
    public void Integers_are_read_by_their_width(ElementTypes type, int size)
    {
        byte[] bytes = new byte[2 * size];
        bytes.AsSpan(0, size).Fill(255);
        bytes[size + 1] = 1;
        Summary summary = new();

        summary.Add(type, bytes);

        summary.Min.Should().Be(-1);
        summary.Max.Should().Be(256);
    }
}
