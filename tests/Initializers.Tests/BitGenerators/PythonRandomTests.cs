using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.BitGenerators;

public class PythonRandomTests
{
    private const string File = "python-random.json";

    [Fact]
    public void NextWord_gives_the_raw_outputs_of_every_seed()
    {
        foreach (JsonElement row in GoldenFile.Rows(File, "seeds"))
        {
            PythonRandom random = new(SeedOf(row));
            foreach (long expected in GoldenFile.Integers(row.GetProperty("getrandbits32")))
            {
                ((long)random.NextWord()).Should().Be(expected, "the seed is {0}", row.GetProperty("seed"));
            }
        }
    }

    [Fact]
    public void NextInteger_gives_randint_of_every_seed()
    {
        foreach (JsonElement row in GoldenFile.Rows(File, "seeds"))
        {
            PythonRandom random = new(SeedOf(row));
            foreach (long expected in GoldenFile.Integers(row.GetProperty("randint_1_1e9")))
            {
                random.NextInteger(1, 1_000_000_000).Should().Be(expected, "the seed is {0}", row.GetProperty("seed"));
            }
        }
    }

    [Fact]
    public void NextWord_makes_the_doubles_of_every_seed()
    {
        // random() is 53 bits of two words: it ties the words to a second published function of them.
        foreach (JsonElement row in GoldenFile.Rows(File, "seeds"))
        {
            PythonRandom random = new(SeedOf(row));
            foreach (JsonElement expected in row.GetProperty("random").EnumerateArray())
            {
                double high = random.NextWord() >> 5;
                double low = random.NextWord() >> 6;
                double value = ((high * 67108864) + low) / 9007199254740992;
                value.Should().Be(GoldenFile.Double(expected.GetString()!));
            }
        }
    }

    [Fact]
    public void NextInteger_stays_right_over_long_runs()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "long_runs"))
        {
            PythonRandom random = new(SeedOf(row));
            int count = row.GetProperty("count").GetInt32();
            List<uint> integers = [];
            byte[] bytes = new byte[4 * count];
            for (int i = 0; i < count; i++)
            {
                integers.Add((uint)random.NextInteger(1, 1_000_000_000));
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), integers[i]);
            }

            integers[^8..].Select(word => (long)word).Should().Equal(GoldenFile.Integers(row.GetProperty("last8")));
            string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            hash.Should().Be(row.GetProperty("sha256_uint32_le").GetString());
            compared++;
        }

        compared.Should().BePositive();
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(-3, 3)]
    [InlineData(0, 4294967294)]
    public void NextInteger_stays_in_its_interval(long low, long high)
    {
        PythonRandom random = new(7);
        for (int i = 0; i < 200; i++)
        {
            random.NextInteger(low, high).Should().BeInRange(low, high);
        }
    }

    [Fact]
    public void NextInteger_refuses_an_interval_wider_than_a_word()
    {
        Action draw = () => new PythonRandom(7).NextInteger(0, uint.MaxValue);
        draw.Should().Throw<OverflowException>();
    }

    private static BigInteger SeedOf(JsonElement row) =>
        BigInteger.Parse(row.GetProperty("seed").GetString()!, CultureInfo.InvariantCulture);
}
