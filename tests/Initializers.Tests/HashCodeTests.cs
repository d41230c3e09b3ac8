using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

/// <summary>Different values have different hash codes, or a dictionary of them would be a list.</summary>
public class HashCodeTests
{
    private static readonly int[] Numbers = [.. Enumerable.Range(1, 100)];

    [Fact]
    public void Of_seeds() => Differ<Seed>([
        default, .. Numbers.Select(n => (Seed)n), .. Numbers.Select(n => (Seed)new SeedGenerator(n))]);

    [Fact]
    public void Of_windows() => Differ<StftWindow>([
        StftWindow.None, new(default(ReadOnlySpan<double>)), new("hann"), new("hamming"), new("blackman"), .. Numbers.Select(n => new StftWindow(0.5, n))]);

    [Fact]
    public void Of_shapes() => Differ<Shape>([[], .. Numbers.Select(n => new Shape(n)), .. Numbers.Select(n => new Shape(n, 5))]);

    [Fact]
    public void Of_boxes() => Differ<Box>([.. Numbers.Select(n => new Box([n], [7])), .. Numbers.Select(n => new Box([7], [n + 7]))]);

    [Fact]
    public void Of_half_width_numbers() => Differ(Numbers.Select(n => BFloat16.FromBits((ushort)(0x3F00 + n))));

    private static void Differ<T>(IEnumerable<T> values)
        where T : notnull =>
        values.Select(value => value.GetHashCode()).Should().OnlyHaveUniqueItems();
}
