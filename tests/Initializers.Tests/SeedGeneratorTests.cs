using System;
using System.Linq;
using System.Threading.Tasks;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class SeedGeneratorTests
{
    [Fact]
    public void Next_counts_from_zero()
    {
        SeedGenerator generator = new(-7);
        generator.Next().Should().Be(new SeedPair(-7, 0));
        generator.Next().Should().Be(new SeedPair(-7, 1));
        generator.Next().Should().Be(new SeedPair(-7, 2));
        generator.Seed.Should().Be(-7);
    }

    [Fact]
    public void Next_gives_each_thread_a_pair_of_its_own()
    {
        SeedGenerator generator = new(5);
        SeedPair[] pairs = new SeedPair[20_000];
        Parallel.For(0, pairs.Length, i => pairs[i] = generator.Next());
        pairs.Select(pair => pair.Counter).Order().Should().Equal(Enumerable.Range(0, pairs.Length).Select(i => (long)i));
        pairs.Should().OnlyContain(pair => pair.Seed == 5);
    }

    [Fact]
    public void Without_a_seed_one_is_drawn()
    {
        SeedGenerator generator = new();
        generator.Seed.Should().BeInRange(1, 1_000_000_000);
        generator.Name.Should().Be("seed_generator");
    }

    [Fact]
    public void The_name_is_kept_and_must_be_there()
    {
        new SeedGenerator(1, "mine").Name.Should().Be("mine");
        new SeedGenerator(1).Name.Should().Be("seed_generator");
        Action empty = () => _ = new SeedGenerator(1, "");
        Action none = () => _ = new SeedGenerator(1, null!);
        empty.Should().Throw<ArgumentException>();
        none.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void Initializers_that_share_a_generator_take_turns()
    {
        SeedGenerator generator = new(42);
        RandomUniform first = new(seed: generator);
        RandomUniform second = new(seed: generator);
        float[] a = first.Initialize([50]).ToArray();
        float[] b = second.Initialize([50]).ToArray();
        float[] c = first.Initialize([50]).ToArray();
        a.Should().NotEqual(b);
        RandomUniform alone = new(seed: new SeedGenerator(42));
        alone.Initialize([50]).ToArray().Should().Equal(a);
        alone.Initialize([50]).ToArray().Should().Equal(b);
        alone.Initialize([50]).ToArray().Should().Equal(c);
    }
}
