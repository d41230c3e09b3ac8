using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Initializers;

/// <summary>Where an initializer's randomness comes from: nothing, an integer, or a generator that advances.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><description>Nothing (the default): one integer is drawn when the initializer is made, so its calls repeat each
/// other and two initializers differ.</description></item>
/// <item><description>An integer, any of 64 bits: every call repeats the same values.</description></item>
/// <item><description>A <see cref="SeedGenerator"/>: each call moves on, so every call differs.</description></item>
/// </list>
/// <para>Integers and generators convert to a seed by themselves: <c>new HeNormal(seed: 42)</c>.</para>
/// </remarks>
public readonly struct Seed : IEquatable<Seed>
{
    private readonly bool _isInteger;

    /// <summary>Makes an integer seed.</summary>
    /// <param name="value">The integer.</param>
    public Seed(long value)
    {
        _isInteger = true;
        Value = value;
    }

    /// <summary>Makes a seed of a generator.</summary>
    /// <param name="generator">The generator; it advances with every call of the initializer.</param>
    public Seed(SeedGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        Generator = generator;
        Value = generator.Seed;
    }

    /// <summary>Whether no seed was given.</summary>
    public bool IsNone => !_isInteger && Generator is null;

    /// <summary>The integer; the generator's own seed if there is a generator; 0 for no seed.</summary>
    public long Value { get; }

    /// <summary>The generator, or null.</summary>
    public SeedGenerator? Generator { get; }

    /// <summary>Makes an integer seed.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator Seed(int value) => new((long)value);

    /// <summary>Makes an integer seed.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator Seed(long value) => new(value);

    /// <summary>Makes a seed of a generator.</summary>
    /// <param name="generator">The generator.</param>
    public static implicit operator Seed(SeedGenerator generator) => new(generator);

    /// <summary>Whether two seeds are the same integer or the same generator object.</summary>
    /// <param name="left">One seed.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Seed left, Seed right) => left.Equals(right);

    /// <summary>Whether two seeds differ.</summary>
    /// <param name="left">One seed.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Seed left, Seed right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Seed other) =>
        _isInteger == other._isInteger && Value == other.Value && ReferenceEquals(Generator, other.Generator);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Seed other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_isInteger, Value, Generator);

    /// <summary>The integer, the generator, or <c>none</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        IsNone ? "none" : Generator?.ToString() ?? Value.ToString(CultureInfo.InvariantCulture);
}
