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
}
