using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Tests.Support;
using MathNet.Numerics.Random;
using Xunit;

namespace Initializers.Tests.BitGenerators;

public class Mt19937Tests
{
    [Fact]
    public void Seeded_with_key_words_gives_the_words_of_CPython()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows("python-random.json", "seeds"))
        {
            uint[] key = [.. GoldenFile.Integers(row.GetProperty("init_key")).Select(word => (uint)word)];
            Mt19937 generator = new(key);
            foreach (long expected in GoldenFile.Integers(row.GetProperty("getrandbits32")))
            {
                ((long)generator.Next()).Should().Be(expected);
            }

            compared++;
        }

        compared.Should().BePositive();
    }

    [Fact]
    public void Seeded_with_one_word_gives_the_ten_thousandth_word_of_the_C_standard_library()
    {
        // The check value that ISO C++ demands of std::mt19937.
        Mt19937 generator = new(5489u);
        uint word = 0;
        for (int i = 0; i < 10_000; i++)
        {
            word = generator.Next();
        }

        word.Should().Be(4123659995);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(int.MaxValue)]
    public void Seeded_with_one_word_agrees_with_MathNet(int seed)
    {
        Mt19937 generator = new((uint)seed);
        MersenneTwister oracle = new(seed, threadSafe: false);
        for (int i = 0; i < 2000; i++)
        {
            // MathNet's integers are words without their lowest bit.
            ((int)(generator.Next() >> 1)).Should().Be(oracle.Next());
        }
    }

    [Fact]
    public void A_key_of_one_word_is_not_the_same_as_that_word()
    {
        new Mt19937([5489u]).Next().Should().NotBe(new Mt19937(5489u).Next());
    }

    [Fact]
    public void A_key_longer_than_the_state_is_used_to_its_end()
    {
        uint[] key = [.. Enumerable.Range(0, Mt19937.StateLength + 5).Select(i => (uint)i)];
        uint first = new Mt19937(key).Next();
        key[^1]++;
        new Mt19937(key).Next().Should().NotBe(first);
    }
}
