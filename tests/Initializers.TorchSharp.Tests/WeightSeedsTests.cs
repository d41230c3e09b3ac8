using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Xunit;

namespace Initializers.Torch.Tests;

public class WeightSeedsTests
{
    private static readonly Lazy<(string First, string Second)> Pair = new(FindPair);

    [Fact]
    public void A_seed_depends_on_the_root_and_the_name_alone()
    {
        Seed[] two = WeightSeeds.Derive(42L, ["fc1.weight", "fc2.weight"], out int shared);
        Seed[] three = WeightSeeds.Derive(42L, ["fc2.weight", "new.weight", "fc1.weight"], out _);

        shared.Should().Be(0);
        two.Should().Equal(three[2], three[0]);
        two[0].Should().Be(new Seed(42).Derive("fc1.weight")).And.NotBe(new Seed(43).Derive("fc1.weight"));
        WeightSeeds.Derive(default, ["a", "b"], out shared).Should().OnlyContain(seed => seed.IsNone);
        shared.Should().Be(0);
    }

    [Fact]
    public void Two_names_that_derive_one_seed_are_refused()
    {
        (string first, string second) = Pair.Value;

        FluentActions.Invoking(() => WeightSeeds.Derive(1L, [first, "other", second], out _))
            .Should().Throw<ArgumentException>().WithMessage(
                $"root must derive a seed of its own for each parameter; received 1, of which {first} and {second} both "
                + $"derive {new Seed(1).Derive(first)}: take another.*");
    }

    [Fact]
    public void Among_very_many_names_they_are_counted()
    {
        (string first, string second) = Pair.Value;

        WeightSeeds.Derive(1L, [first, "other", second], out int shared, mostDistinct: 2).Should().HaveCount(3);
        shared.Should().Be(1);
        WeightSeeds.MostDistinct.Should().Be(10_000);
    }

    private static (string First, string Second) FindPair()
    {
        // 2^31 seeds: among 200,000 names about nine pairs are to be expected.
        Dictionary<Seed, string> names = [];
        foreach (string name in Enumerable.Range(0, 200_000).Select(static i => $"layers.{i}.weight"))
        {
            if (!names.TryAdd(new Seed(1).Derive(name), name))
            {
                return (names[new Seed(1).Derive(name)], name);
            }
        }

        throw new InvalidOperationException("No two names derive one seed.");
    }
}
