using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.NumPy;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>Keras's values on NumPy, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
public class NumPyBackendTests
{
    private const string File = "keras-numpy.json";
    private const string MoreFile = "keras-numpy-more.json";

    private static readonly Distribution[] Distributions =
    [
        Distribution.Uniform(-3.5, 1.25), Distribution.Normal(0.5, 2), Distribution.TruncatedNormal(0.25, 1.5),
    ];

    public static TheoryData<string, ElementTypes, int, int> Rows { get; } = new()
    {
        { File, ElementTypes.Float32, 418, 0 },
        { File, ElementTypes.Float64, 398, 0 },
        { File, ElementTypes.Float16, 48, 0 },
        { MoreFile, ElementTypes.Float32, 69, 4 },
        { MoreFile, ElementTypes.Float64, 47, 0 },
        { MoreFile, ElementTypes.Float16, 54, 4 },
        { MoreFile, ElementTypes.BFloat16, 54, 6 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Initialize_has_the_bits_of_every_case(string file, ElementTypes type, int compared, int excused) =>
        BackendGoldens.Compare(file, Backend.NumPy, compared, excused, golden => golden.Type == type);

    [Theory]
    [InlineData(File, 864)]
    [InlineData(MoreFile, 238)]
    public void The_file_has_all_its_cases(string file, int count) => BackendGoldens.Count(file, count);

    [Theory]
    [InlineData(File, 180, 0)]
    [InlineData(MoreFile, 265, 45)]
    public void Initialize_with_a_seed_generator_has_the_bits_of_successive_calls(string file, int compared, int excused) =>
        BackendGoldens.CompareGenerators(file, Backend.NumPy, compared, excused);

    [Fact]
    public void A_case_that_was_once_wrong_here_is_right() => BackendGoldens.Compare(
        MoreFile, Backend.NumPy, 1, 0, golden => golden.Row.TryGetProperty("library_of_2026_11_25", out _));

    [Fact]
    public void What_Keras_refuses_is_refused() => BackendGoldens.Refuse(MoreFile, Backend.NumPy, 25);

    [Fact]
    public void Seeds_are_those_that_NumPy_2_takes_and_others_an_error()
    {
        int refused = 0;
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_mapping"))
        {
            long seed = GoldenFile.Integer(row.GetProperty("seed"));
            long[] pair = GoldenFile.Integers(row.GetProperty("pair"));
            if (row.TryGetProperty("numpy2", out JsonElement error))
            {
                error.GetString().Should().Be("OverflowError");
                Action fill = () => Draw(new SeedPair(seed));
                fill.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("seed").WithMessage(
                    $"seed must be between 0 and 2^32 - 1 on the NumPy backend; received {seed}.*")
                    .Which.ActualValue.Should().Be(seed);

                // The file's pair is what NumPy 1.24 makes of such a seed: the caller can, too.
                pair.Should().Equal((long)unchecked((uint)seed), 0);
                refused++;
            }
            else
            {
                Pcg64 generator = Pcg64.FromEntropy([(uint)pair[0], (uint)pair[1]]);
                NumPyBackend.Open(new SeedPair(seed)).State.Should().Be(generator.State);
                compared++;
            }
        }

        refused.Should().Be(4);
        compared.Should().Be(9);
    }

    [Fact]
    public void A_generators_pairs_are_Keras_pairs()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_generator_sequences"))
        {
            SeedGenerator generator = new(GoldenFile.Integer(row.GetProperty("seed")));
            foreach (JsonElement next in row.GetProperty("next").EnumerateArray())
            {
                SeedPair pair = generator.Next();
                pair.Should().Be(new SeedPair(next[0].GetInt64(), next[1].GetInt64()));
                Pcg64 expected = Pcg64.FromEntropy([(uint)pair.Seed, (uint)pair.Counter]);
                NumPyBackend.Open(pair).State.Should().Be(expected.State);
                compared++;
            }
        }

        compared.Should().Be(42);
    }

    [Fact]
    public void The_number_of_a_generators_call_counts_modulo_2_to_the_32() =>
        Draw(new SeedPair(7, (1L << 32) + 3)).Should().Equal(Draw(new SeedPair(7, 3)));

    [Fact]
    public void Resolved_parameters_give_the_bits_of_every_small_case()
    {
        // The same values by way of Backend.Fill alone: a failure here, or there, tells which layer broke.
        int compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(File).Where(
            golden => golden.Group == "seeds" && golden.Type == ElementTypes.Float64))
        {
            (string kind, double first, double second) = golden.Resolved;
            Distribution distribution = kind switch
            {
                "uniform" => Distribution.Uniform(first, second),
                "normal" => Distribution.Normal(first, second),
                _ => Distribution.TruncatedNormal(first, second),
            };
            double[] actual = new double[golden.Payload.Count];
            (long seed, long counter) = golden.SeedPair;
            Backend.NumPy.Fill(distribution, new SeedPair(seed, counter), actual.Length, 0, 1, actual.AsSpan());
            golden.Payload.FirstDifference(MemoryMarshal.AsBytes(actual.AsSpan()), sizeof(double)).Should()
                .BeNull(golden.Id);
            compared++;
        }

        compared.Should().Be(90);
    }

    [Fact]
    public void A_million_normals_have_NumPys_digest()
    {
        // NumPy 1.24.2: default_rng([42, 0]).standard_normal(1_000_000); 279 of them are from the tail.
        double[] values = new double[1_000_000];
        Backend.NumPy.Fill(Distribution.Normal(0, 1), new SeedPair(42), values.Length, 0, -1, values.AsSpan());
        values.Count(value => Math.Abs(value) > 3.6541528853610088).Should().Be(279);
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan()))).Should().Be(
            "d317580e98209bd61db46be506a50f1b9ceb1823872be30aaef4153c2d9cb721");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void BFloat16_is_the_double_rounded_to_single_and_then_again(int kind)
    {
        double[] doubles = new double[200_000];
        BFloat16[] halves = new BFloat16[doubles.Length];
        Backend.NumPy.Fill(Distributions[kind], new SeedPair(3), doubles.Length, 0, 1, doubles.AsSpan());
        Backend.NumPy.Fill(Distributions[kind], new SeedPair(3), doubles.Length, 0, 1, halves.AsSpan());
        halves.SequenceEqual(doubles.Select(value => (BFloat16)(float)value)).Should().BeTrue();

        // Once in about 100,000 values the first rounding makes a tie that there was none.
        halves.SequenceEqual(doubles.Select(value => (BFloat16)value)).Should().BeFalse();
    }

    [Fact]
    public void A_run_of_uniforms_starts_far_away_at_once()
    {
        const long start = (1L << 40) + 5;
        Pcg64 generator = NumPyBackend.Open(new SeedPair(9));
        generator.Advance((ulong)start);
        double[] run = new double[10];
        Backend.NumPy.Fill(Distribution.Uniform(0, 1), new SeedPair(9), 1L << 50, start, 1, run.AsSpan());
        run.Should().Equal(Enumerable.Range(0, 10).Select(_ => (generator.Next() >> 11) * Math.Pow(2, -53)));
    }

    [Fact]
    public void Truncated_values_lie_in_the_closed_interval_and_may_be_its_only_point()
    {
        double[] values = new double[20_000];
        Backend.NumPy.Fill(Distribution.TruncatedNormal(3, 0.5), new SeedPair(8), values.Length, 0, 1, values.AsSpan());
        values.All(value => value is >= 2 and <= 4).Should().BeTrue();
        Backend.NumPy.Fill(Distribution.TruncatedNormal(3, 0), new SeedPair(8), values.Length, 0, 1, values.AsSpan());
        values.All(value => value == 3).Should().BeTrue();
    }

    [Fact]
    public void The_name_finds_the_backend()
    {
        Backend.NumPy.Name.Should().Be("numpy");
        Backend.TryGet("numpy", out Backend? found).Should().BeTrue();
        found.Should().BeSameAs(Backend.NumPy);
    }

    private static float[] Draw(SeedPair pair)
    {
        float[] values = new float[9];
        Backend.NumPy.Fill(Distribution.Normal(0, 1), pair, values.Length, 0, 1, values.AsSpan());
        return values;
    }
}
