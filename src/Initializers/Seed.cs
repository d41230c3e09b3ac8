using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Initializers;

/// <summary>Where an initializer's randomness comes from: nothing, an integer, or a generator that advances.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><description>Nothing (the default): one integer is drawn when the initializer is made, so its calls repeat each
/// other and two initializers differ.</description></item>
/// <item><description>An integer, any of 64 bits: every call repeats the same values.</description></item>
/// <item><description>A <see cref="SeedGenerator"/>: each call moves on, so every call differs.</description></item>
/// </list>
/// <para>Integers and generators convert to a seed by themselves: <c>new HeNormal(seed: 42)</c>. A null of either, an
/// <c>int?</c> without a value for example, is no seed.</para>
/// <para><b>JSON.</b> null, the integer, or Keras's object of a generator.</para>
/// </remarks>
public readonly partial struct Seed : IEquatable<Seed>
{
    private const string None = "none";

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

    /// <summary>Makes an integer seed, or no seed of null.</summary>
    /// <param name="value">The integer, or null.</param>
    public static implicit operator Seed(long? value) => value is { } integer ? new(integer) : default;

    /// <summary>Makes a seed of a generator, or no seed of null.</summary>
    /// <param name="generator">The generator, or null.</param>
    public static implicit operator Seed(SeedGenerator? generator) => generator is null ? default : new(generator);

    /// <summary>Reads what <see cref="ToString"/> writes of an integer or of no seed.</summary>
    /// <param name="text">An integer of 64 bits, or <c>none</c>.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Seed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out Seed seed)
            ? seed
            : throw new FormatException($"text must be an integer of 64 bits or none; received \"{text}\".");
    }

    /// <summary>Reads what <see cref="ToString"/> writes of an integer or of no seed.</summary>
    /// <param name="text">An integer of 64 bits, or <c>none</c>.</param>
    /// <param name="seed">The seed, or no seed.</param>
    /// <returns>Whether the text is one of these.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Seed seed)
    {
        bool isInteger = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
        seed = isInteger ? new(value) : default;
        return isInteger || text == None;
    }

    /// <summary>The seed of one weight of a model, from this one and the weight's name.</summary>
    /// <param name="path">The name, <c>decoder/layers.0/kernel</c> for example; any text but an empty one.</param>
    /// <returns>
    /// The first four bytes of SHA-256 of <c>"seed/path"</c> in UTF-8, little-endian, without the sign bit; no seed if
    /// this is none.
    /// </returns>
    /// <remarks>
    /// <para>A weight's seed depends on its name and on no other weight, so that a model with one layer more keeps the
    /// numbers of all others. Without it, one integer seed gives weights of different layers equal first elements.</para>
    /// <para>There are 2^31 seeds: the chance that two names of a model have one is 6e-5 for 500 names, 2.3 % for
    /// 10,000.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">This is the seed of a generator, which derives by itself.</exception>
    public Seed Derive(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Generator is not null)
        {
            throw new InvalidOperationException(
                $"Derive must be called on an integer seed, not on a generator, whose every call differs; received {this}.");
        }

        if (IsNone)
        {
            return default;
        }

        byte[] text = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Value}/{path}"));
        return new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(text)) & int.MaxValue);
    }

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
        IsNone ? None : Generator?.ToString() ?? Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The seed of one of several parts, which must not share their numbers.</summary>
    internal Seed ForPart(int index) =>
        Generator is null ? Derive(index.ToString(CultureInfo.InvariantCulture)) : this;

    /// <summary>Null, the integer, or the object of the generator: as Keras writes it.</summary>
    internal JsonNode? ToNode() => Generator is null
        ? IsNone ? null : JsonValue.Create(Value)
        : new JsonObject
        {
            ["module"] = "keras.random",
            ["class_name"] = nameof(SeedGenerator),
            ["config"] = new JsonObject
            {
                ["seed"] = Generator.IsSeedGiven ? Generator.Seed : null,
                ["name"] = Generator.Name,
            },
            ["registered_name"] = null,
        };
}
