using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.TensorFlow;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

public class PhiloxStateTests
{
    [Fact]
    public void FromSeed_reduces_every_seed_as_the_int32_cast_does()
    {
        JsonElement[] rows = [.. GoldenFile.Rows("keras-tensorflow.json", "seed_mapping")];
        rows.Should().HaveCount(21);
        foreach (JsonElement row in rows)
        {
            SeedPair seed = new(GoldenFile.Integer(row.GetProperty("seed")));
            long[] pair = GoldenFile.Integers(row.GetProperty("pair"));
            PhiloxState.FromSeed(seed).Should().Be(PhiloxState.FromSeed(new(pair[0], pair[1])), "the seed is {0}", seed);
        }
    }

    [Fact]
    public void FromSeed_reduces_the_counter_as_the_seed()
    {
        PhiloxState.FromSeed(new(5, int.MaxValue)).Should().Be(PhiloxState.FromSeed(new(5, 1)));
        PhiloxState.FromSeed(new(5, 0)).Should().NotBe(PhiloxState.FromSeed(new(5, 1)));
        PhiloxState.FromSeed(new(5, 6)).Should().NotBe(PhiloxState.FromSeed(new(6, 5)));
    }

    [Fact]
    public void FromSeed_is_one_block_of_the_pair_under_the_scrambling_key()
    {
        // tensorflow/core/kernels/stateless_random_ops.cc: counter (seed, counter), key 0x3ec8f720, 0x02461e29.
        Philox4x32.Block4 block = Philox4x32.Block(42, 7, 0x02461e29_3ec8f720);
        PhiloxState state = PhiloxState.FromSeed(new(42, 7));
        state.Key.Should().Be(block.X0 | ((ulong)block.X1 << 32));
        state.CounterHigh.Should().Be(block.X2 | ((ulong)block.X3 << 32));
    }

    [Fact]
    public void Block_counts_in_the_low_half_of_the_counter()
    {
        PhiloxState state = PhiloxState.FromSeed(new(42));
        state.Block(1UL << 40).Should().Be(Philox4x32.Block(1UL << 40, state.CounterHigh, state.Key));
        Enumerable.Range(0, 100).Select(i => state.Block((ulong)i)).Should().OnlyHaveUniqueItems();
    }
}
