using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class SeedTests
{
    [Fact]
    public void The_default_is_no_seed()
    {
        Seed seed = default;
        seed.IsNone.Should().BeTrue();
        seed.Value.Should().Be(0);
        seed.Generator.Should().BeNull();
        seed.ToString().Should().Be("none");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void An_integer_is_a_seed(long value)
    {
        Seed seed = value;
        seed.IsNone.Should().BeFalse();
        seed.Value.Should().Be(value);
        seed.Generator.Should().BeNull();
        seed.ToString().Should().Be(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        seed.Should().Be(new Seed(value));
    }

    [Fact]
    public void A_generator_is_a_seed()
    {
        SeedGenerator generator = new(42);
        Seed seed = generator;
        seed.IsNone.Should().BeFalse();
        seed.Value.Should().Be(42);
        seed.Generator.Should().BeSameAs(generator);
        seed.ToString().Should().Be("SeedGenerator(42)");
    }

    [Fact]
    public void A_null_generator_is_refused()
    {
        Action make = () => _ = new Seed((SeedGenerator)null!);
        make.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Equality_is_by_integer_or_by_generator_object()
    {
        SeedGenerator generator = new(42);
        (new Seed(42) == 42).Should().BeTrue();
        (new Seed(42) != 43).Should().BeTrue();
        (new Seed(0) == default).Should().BeFalse();
        (new Seed(generator) == new Seed(generator)).Should().BeTrue();
        (new Seed(generator) == new Seed(new SeedGenerator(42))).Should().BeFalse();
        (new Seed(generator) == 42).Should().BeFalse();
        new Seed(42).Equals((object)new Seed(42)).Should().BeTrue();
        new Seed(42).Equals((object)42L).Should().BeFalse();
        new Seed(42).GetHashCode().Should().Be(new Seed(42L).GetHashCode());
    }

    [Fact]
    public void A_missing_seed_is_no_seed()
    {
        int? missing = null;
        long? missingLong = null;
        SeedGenerator? none = null;
        int? given = 7;

        ((Seed)missing).IsNone.Should().BeTrue();
        ((Seed)missingLong).IsNone.Should().BeTrue();
        ((Seed)none).IsNone.Should().BeTrue();
        ((Seed)given).Should().Be(new Seed(7));
        new HeNormal(missing).IsSeedGiven.Should().BeFalse();
        new HeNormal(none).IsSeedGiven.Should().BeFalse();
        new HeNormal(missing).Seed.Should().NotBe(new Seed(0));
    }

    [Theory]
    [InlineData("42")]
    [InlineData("-9223372036854775808")]
    [InlineData("none")]
    public void Text_is_read_back(string text) => Seed.Parse(text).ToString().Should().Be(text);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.0")]
    [InlineData("9223372036854775808")]
    [InlineData("SeedGenerator(1)")]
    public void Other_text_is_refused(string text)
    {
        Action act = () => Seed.Parse(text);

        act.Should().Throw<FormatException>().WithMessage($"*received \"{text}\".");
        Seed.TryParse(text, out _).Should().BeFalse();
        Seed.TryParse(null, out _).Should().BeFalse();
    }

    // int.from_bytes(hashlib.sha256(b"42/wte.weight").digest()[:4], "little") & 0x7FFFFFFF
    [Theory]
    [InlineData(42, "wte.weight", 233591)]
    [InlineData(-1, "h.0/Gewöhnung", 755304524)]
    [InlineData(0, "0", 1793266517)]
    public void Derive_is_the_start_of_a_hash(long seed, string path, long expected) =>
        new Seed(seed).Derive(path).Should().Be(new Seed(expected));

    [Fact]
    public void Derive_needs_an_integer_and_a_path()
    {
        Action generator = () => new Seed(new SeedGenerator(1)).Derive("a");
        Action path = () => new Seed(1).Derive("");

        default(Seed).Derive("a").IsNone.Should().BeTrue();
        generator.Should().Throw<InvalidOperationException>();
        path.Should().Throw<ArgumentException>();
    }
}
