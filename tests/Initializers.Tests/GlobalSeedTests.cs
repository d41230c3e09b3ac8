using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

[Collection(ProcessState.Name)]
public class GlobalSeedTests
{
    [Fact]
    public void SetRandomSeed_gives_unseeded_initializers_the_integers_of_randint()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows("python-random.json", "seeds"))
        {
            if (!long.TryParse(row.GetProperty("seed").GetString(), out long seed) || seed is < 0 or > uint.MaxValue)
            {
                continue;
            }

            GlobalSeed.SetRandomSeed(seed);
            long[] expected = GoldenFile.Integers(row.GetProperty("randint_1_1e9"));
            new RandomNormal().Seed.Value.Should().Be(expected[0]);
            new GlorotUniform().Seed.Value.Should().Be(expected[1]);
            new SeedGenerator().Seed.Should().Be(expected[2]);
            new RandomUniform().WithSeed(default).Seed.Value.Should().Be(expected[4], "its first seed was the fourth");
            GlobalSeed.Draw().Should().Be(expected[5]);
            compared++;
        }

        compared.Should().Be(7);
    }

    [Fact]
    public void SetRandomSeed_starts_the_global_generator_as_Keras_does()
    {
        foreach (JsonElement row in GoldenFile.Rows("python-random.json", "global_seed_generator"))
        {
            GlobalSeed.SetRandomSeed(GoldenFile.Integer(row.GetProperty("set_random_seed")));
            GlobalSeed.Draw().Should().Be(row.GetProperty("initial_state")[0].GetInt64());
        }
    }

    [Fact]
    public void Given_seeds_draw_nothing()
    {
        GlobalSeed.SetRandomSeed(42);
        _ = new RandomNormal(seed: 1);
        _ = new RandomNormal(seed: new SeedGenerator(5)).WithSeed(9);
        GlobalSeed.Draw().Should().Be(686579304);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4294967296)]
    [InlineData(long.MinValue)]
    public void SetRandomSeed_refuses_what_Keras_refuses_and_keeps_the_state(long seed)
    {
        GlobalSeed.SetRandomSeed(42);
        Action set = () => GlobalSeed.SetRandomSeed(seed);
        set.Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"seed must be between 0 and 2^32 - 1; received {seed}.*");
        GlobalSeed.Draw().Should().Be(686579304);
    }

    [Fact]
    public void Draw_can_be_called_from_many_threads_and_loses_nothing()
    {
        GlobalSeed.SetRandomSeed(1337);
        long[] inOrder = [.. Enumerable.Range(0, 4000).Select(_ => GlobalSeed.Draw())];
        GlobalSeed.SetRandomSeed(1337);
        long[] drawn = new long[4000];
        Parallel.For(0, drawn.Length, i => drawn[i] = GlobalSeed.Draw());
        drawn.Order().Should().Equal(inOrder.Order());
        drawn.Should().OnlyContain(seed => seed >= 1 && seed <= 1_000_000_000);
    }

    [Fact]
    public void Unseeded_initializers_differ()
    {
        float[] one = new GlorotUniform().Initialize([100]).ToArray();
        float[] other = new GlorotUniform().Initialize([100]).ToArray();
        one.Should().NotEqual(other);
    }

    [Fact]
    public void Constructor_that_fails_draws_nothing()
    {
        Action[] failing =
        [
            () => _ = new VarianceScaling(-1),
            () => _ = new VarianceScaling(double.NaN),
            () => _ = new VarianceScaling(mode: (FanMode)7),
            () => _ = new VarianceScaling(distribution: (VarianceDistribution)7),
            () => _ = new VarianceScaling(inputAxes: [0]),
            () => _ = new GlorotNormal(inputAxes: [0]),
            () => _ = new GlorotUniform(outputAxes: [0]),
            () => _ = new HeNormal(inputAxes: [0]),
            () => _ = new HeUniform(outputAxes: [0]),
            () => _ = new LecunNormal(inputAxes: [0]),
            () => _ = new LecunUniform(outputAxes: [0]),
            () => _ = new RandomNormal(double.NaN),
            () => _ = new RandomNormal(stddev: -1),
            () => _ = new TruncatedNormal(double.NaN),
            () => _ = new TruncatedNormal(stddev: -1),
            () => _ = new RandomUniform(double.NaN),
            () => _ = new RandomUniform(1, 0),
            () => _ = new RandomUniform(-1e308, 1e308),
            () => _ = new Orthogonal(double.PositiveInfinity),
            () => KerasConfig.Get("""{"class_name": "VarianceScaling", "config": {"scale": -1}}"""),
            () => KerasConfig.Get("""{"class_name": "VarianceScaling", "config": {"seed": null, "mode": "none"}}"""),
        ];
        GlobalSeed.SetRandomSeed(42);
        foreach (Action construct in failing)
        {
            construct.Should().Throw<ArgumentException>();
        }

        new RandomNormal().Seed.Value.Should().Be(686579304, "that is the first seed of Keras after set_random_seed(42)");
    }
}
