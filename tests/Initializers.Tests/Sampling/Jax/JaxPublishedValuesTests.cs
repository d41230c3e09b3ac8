using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.Jax;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.Jax;

/// <summary>
/// The values of <c>jax.json</c>: what JAX's own tests and documentation publish, and single keys of a model. Keys are
/// given in full here, so those of <c>jax.random.key</c> are among them.
/// </summary>
/// <remarks>
/// Today's mode goes through the backend. The mode before JAX 0.5 pairs counters differently; the pairing is done here,
/// and checks the steps after it. Doubles, which Keras on JAX does not offer, are left out.
/// </remarks>
public class JaxPublishedValuesTests
{
    private const string Partitionable = "partitionable";
    private const string Original = "original";

    [Fact]
    public void Hashes_and_derived_keys_are_blocks()
    {
        int compared = 0;
        foreach (JsonElement row in Rows(row => Type(row) == "uint32" && Op(row) != "random bits"))
        {
            uint[] expected = [.. Texts(row).Select(text => Parse(row, text)).Select(bits => (uint)bits)];
            Threefry2x32.Key key = Key(row);
            string op = Op(row);
            uint[] actual = op.StartsWith("split", StringComparison.Ordinal)
                ? OriginalWords(key, 8)
                : op.StartsWith("fold_in", StringComparison.Ordinal)
                ? Words(Threefry2x32.Block(0, uint.Parse(op[8..], CultureInfo.InvariantCulture), key))
                : Words(Threefry2x32.Block(Counter(row, 0), Counter(row, 1), key));
            actual.Should().Equal(expected, Id(row));
            compared++;
        }

        compared.Should().Be(7);
    }

    [Fact]
    public void Random_bits_are_taken_from_the_blocks_of_element_numbers()
    {
        int compared = 0;
        foreach (JsonElement row in Rows(row => Mode(row) == Partitionable && Op(row) == "random bits"))
        {
            ulong[] expected = [.. Texts(row).Select(text => Parse(row, text))];
            for (int i = 0; i < expected.Length; i++)
            {
                Threefry2x32.Block2 block = Threefry2x32.Block((ulong)i, Key(row));
                uint word = block.X0 ^ block.X1;
                ulong actual = Type(row) switch
                {
                    "uint64" => ((ulong)block.X0 << 32) | block.X1,
                    "uint32" => word,
                    "uint16" => (ushort)word,
                    _ => (byte)word,
                };
                actual.Should().Be(expected[i], Id(row));
            }

            compared++;
        }

        compared.Should().Be(24);
    }

    [Theory]
    [InlineData("float32", 54)]
    [InlineData("float16", 6)]
    [InlineData("bfloat16", 6)]
    public void Values_of_the_default_mode_are_those_of_the_backend(string type, int count)
    {
        List<string> failures = [];
        int compared = 0;
        foreach (JsonElement row in Rows(row => Mode(row) == Partitionable && Type(row) == type))
        {
            string[] texts = Texts(row);
            (Distribution distribution, _) = Draw(row);
            float[] actual = new float[texts.Length];
            switch (type)
            {
                case "float16":
                    var halves = new Half[texts.Length];
                    Backend.Jax.Fill<Half>(distribution, Pair(row), halves.Length, 0, 1, halves);
                    actual = Array.ConvertAll(halves, x => (float)x);
                    break;
                case "bfloat16":
                    var brains = new BFloat16[texts.Length];
                    Backend.Jax.Fill<BFloat16>(distribution, Pair(row), brains.Length, 0, 1, brains);
                    actual = Array.ConvertAll(brains, x => (float)x);
                    break;
                default:
                    Backend.Jax.Fill<float>(distribution, Pair(row), actual.Length, 0, 1, actual);
                    break;
            }

            Compare(failures, row, actual);
            compared++;
        }

        failures.Should().BeEmpty();
        compared.Should().Be(count);
    }

    [Fact]
    public void Values_of_the_older_mode_follow_the_same_steps_from_its_words()
    {
        List<string> failures = [];
        int compared = 0;
        foreach (JsonElement row in Rows(row => Mode(row) == Original && Type(row) == "float32"))
        {
            // One entry says that it comes from a release with another formula.
            if (row.TryGetProperty("model_reproduces", out JsonElement reproduces) && !reproduces.GetBoolean())
            {
                continue;
            }

            (Distribution distribution, JaxParameters? special) = Draw(row);
            JaxParameters parameters = special ?? JaxParameters.ForSingles(distribution);
            float[] actual = [.. OriginalWords(Key(row), Texts(row).Length)
                .Select(word => parameters.Uniform(JaxParameters.Fraction(word)))
                .Select(u => distribution.Kind == DistributionKind.Uniform
                    ? u
                    : parameters.Normal(XlaFunctions.ErfInv(u)))];
            Compare(failures, row, actual);
            compared++;
        }

        failures.Should().BeEmpty();
        compared.Should().Be(30);
    }

    private static (Distribution Distribution, JaxParameters? Parameters) Draw(JsonElement row) => Op(row) switch
    {
        "uniform [0,1)" or "uniform" => (Distribution.Uniform(0, 1), null),
        "uniform(-0.05,0.05)" => (Distribution.Uniform(-0.05, 0.05), null),
        "normal" or "normal mean 0 stddev 1" => (Distribution.Normal(0, 1), null),
        "RandomNormal(mean=0.0, stddev=0.05)" => (Distribution.Normal(0, 0.05), null),
        "truncated_normal lower -2 upper 2, mean 0 stddev 1" => (Distribution.TruncatedNormal(0, 1), null),
        "TruncatedNormal(mean=0.0, stddev=0.05)" => (Distribution.TruncatedNormal(0, 0.05), null),
        "truncated_normal" => (
            Distribution.TruncatedNormal(0, 1),
            new JaxParameters(0, JaxParameters.TruncatedEnd, MathF.BitDecrement(2f), 1, 0)),
        "jax.nn.initializers.uniform(10.0)" => (Distribution.Uniform(0, 10), null),
        "jax.nn.initializers.truncated_normal(5.0)" => (Distribution.TruncatedNormal(0, 5), null),
        "jax.nn.initializers.lecun_uniform()" => (
            Distribution.Uniform(0, 0),
            new JaxParameters(-1, 2, 0, 0, 0)),
        string other => throw new ArgumentException(other, nameof(row)),
    };

    private static void Compare(List<string> failures, JsonElement row, float[] actual)
    {
        if (Op(row).EndsWith("lecun_uniform()", StringComparison.Ordinal))
        {
            // JAX draws on (-1, 1) and multiplies by sqrt(3 variance), the variance being 1 over a fan-in of 2.
            actual = Array.ConvertAll(actual, x => x * MathF.Sqrt(3f * 0.5f));
        }

        string[] texts = Texts(row);
        if (row.TryGetProperty("model_hex", out JsonElement hex) && Mode(row) == Original)
        {
            texts = Flatten(hex);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            if (!Agrees(row, texts[i], actual[i]))
            {
                failures.Add($"{Id(row)} [{i}]: {actual[i]:R} instead of {texts[i]}");
            }
        }
    }

    // Bits where there are bits; otherwise the printed digits.
    private static bool Agrees(JsonElement row, string text, float actual)
    {
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            ulong bits = Convert.ToUInt64(text, 16);
            return Type(row) switch
            {
                "float16" => BitConverter.HalfToUInt16Bits((Half)actual) == bits,
                "bfloat16" => BitConverter.SingleToUInt32Bits(actual) == bits << 16,
                _ => BitConverter.SingleToUInt32Bits(actual) == bits,
            };
        }

        // Array libraries print the shortest digits that read back, but no more than eight decimals.
        int decimals = text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1;
        string digits = row.GetProperty("digits").GetString()!;
        if (decimals == 8 || digits.Contains("decimals", StringComparison.Ordinal))
        {
            double printed = double.Parse(text, CultureInfo.InvariantCulture);
            return Math.Abs(actual - printed) <= 0.5000001 * Math.Pow(10, -Math.Max(decimals, 6));
        }

        return actual == float.Parse(text, CultureInfo.InvariantCulture);
    }

    // Counters 0 to n - 1, an odd number of them padded by a zero, paired first half with second half.
    private static uint[] OriginalWords(Threefry2x32.Key key, int count)
    {
        int half = (count + 1) / 2;
        uint[] words = new uint[2 * half];
        for (int i = 0; i < half; i++)
        {
            int second = half + i;
            Threefry2x32.Block2 block = Threefry2x32.Block((uint)i, second < count ? (uint)second : 0, key);
            words[i] = block.X0;
            words[second] = block.X1;
        }

        return words[..count];
    }

    private static uint[] Words(Threefry2x32.Block2 block) => [block.X0, block.X1];

    private static IEnumerable<JsonElement> Rows(Func<JsonElement, bool> predicate) =>
        GoldenFile.Rows("jax.json", "entries").Where(predicate);

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;

    private static string Op(JsonElement row) => row.GetProperty("op").GetString()!;

    private static string? Mode(JsonElement row) => row.GetProperty("mode").GetString();

    private static string Type(JsonElement row) => row.GetProperty("dtype").GetString()!;

    private static SeedPair Pair(JsonElement row) => new(Key(row).Word0, Key(row).Word1);

    private static Threefry2x32.Key Key(JsonElement row) =>
        new(row.GetProperty("key")[0].GetUInt32(), row.GetProperty("key")[1].GetUInt32());

    private static uint Counter(JsonElement row, int index) =>
        Convert.ToUInt32(row.GetProperty("counter")[index].GetString(), 16);

    private static string[] Texts(JsonElement row) => Flatten(row.GetProperty("values"));

    private static string[] Flatten(JsonElement values) =>
        values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().SelectMany(Flatten)]
            : [values.GetString()!];

    private static ulong Parse(JsonElement row, string text) =>
        row.GetProperty("encoding").GetString() == "unsigned-decimal"
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : Convert.ToUInt64(text, 16);
}
