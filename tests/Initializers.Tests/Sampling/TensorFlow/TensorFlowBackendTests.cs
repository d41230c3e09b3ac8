using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

/// <summary>Keras's values on TensorFlow, through the public constructors and <c>Initialize</c>, bit for bit.</summary>
public class TensorFlowBackendTests
{
    private const string File = "keras-tensorflow.json";
    private const string MoreFile = "keras-tensorflow-more.json";

    public static TheoryData<string, ElementTypes, int, int> Rows { get; } = new()
    {
        { File, ElementTypes.Float32, 448, 0 },
        { File, ElementTypes.Float64, 428, 0 },
        { File, ElementTypes.Float16, 48, 0 },
        { File, ElementTypes.BFloat16, 48, 0 },
        { MoreFile, ElementTypes.Float32, 69, 2 },
        { MoreFile, ElementTypes.Float64, 46, 0 },
        { MoreFile, ElementTypes.Float16, 52, 8 },
        { MoreFile, ElementTypes.BFloat16, 58, 2 },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Initialize_has_the_bits_of_every_case(string file, ElementTypes type, int compared, int excused) =>
        BackendGoldens.Compare(file, Backend.TensorFlow, compared, excused, golden => golden.Type == type);

    [Theory]
    [InlineData(File, 972)]
    [InlineData(MoreFile, 237)]
    public void The_file_has_all_its_cases(string file, int count) => BackendGoldens.Count(file, count);

    [Theory]
    [InlineData(File, 180, 0)]
    [InlineData(MoreFile, 280, 35)]
    public void Initialize_with_a_seed_generator_has_the_bits_of_successive_calls(string file, int compared, int excused) =>
        BackendGoldens.CompareGenerators(file, Backend.TensorFlow, compared, excused);

    [Fact]
    public void Cases_that_were_once_wrong_here_are_right() => BackendGoldens.Compare(
        MoreFile, Backend.TensorFlow, 2, 0, golden => golden.Row.TryGetProperty("library_of_2026_11_25", out _));

    [Fact]
    public void What_Keras_refuses_is_refused() => BackendGoldens.Refuse(MoreFile, Backend.TensorFlow, 19);

    [Fact]
    public void Seeds_that_map_to_the_same_pair_give_the_same_values()
    {
        List<string> failures = [];
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_mapping"))
        {
            long seed = GoldenFile.Integer(row.GetProperty("seed"));
            long[] pair = GoldenFile.Integers(row.GetProperty("pair"));
            pair[1].Should().Be(0);
            float[] expected = new RandomUniform(seed: pair[0]).Initialize([17]).ToArray();
            float[] actual = new RandomUniform(seed: seed).Initialize([17]).ToArray();
            Add(failures, $"seed {seed}", actual.SequenceEqual(expected) ? null : $"is not {pair[0]}");
        }

        string.Join('\n', failures).Should().BeEmpty();
    }

    [Fact]
    public void A_generators_pairs_give_the_same_values_as_their_cast()
    {
        List<string> failures = [];
        foreach (JsonElement row in GoldenFile.Rows(File, "seed_generator_sequences"))
        {
            SeedGenerator generator = new(GoldenFile.Integer(row.GetProperty("seed")));
            JsonElement cast = row.GetProperty("after_cast");
            int call = 0;
            foreach (JsonElement next in row.GetProperty("next").EnumerateArray())
            {
                SeedPair pair = generator.Next();
                pair.Should().Be(new SeedPair(next[0].GetInt64(), next[1].GetInt64()));
                SeedPair small = new(cast[call][0].GetInt64(), cast[call][1].GetInt64());
                Add(failures, $"{generator} call {call}", Draw(pair).SequenceEqual(Draw(small)) ? null : $"is not {small}");
                call++;
            }
        }

        string.Join('\n', failures).Should().BeEmpty();
    }

    [Fact]
    public void Resolved_parameters_are_those_of_ComputeDistribution()
    {
        List<string> failures = [];
        int compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(File).Concat(GoldenFile.Cases(File, "seed_generator_cases")))
        {
            if (GoldenInitializers.Create(golden.Initializer, golden.Config, 0) is not VarianceScaling scaling)
            {
                continue;
            }

            Distribution distribution = scaling.ComputeDistribution(golden.Shape);
            string kind = distribution.Kind switch
            {
                DistributionKind.Uniform => "uniform",
                DistributionKind.Normal => "normal",
                _ => "truncated_normal",
            };
            (string Kind, double First, double Second) actual = (kind, distribution.First, distribution.Second);
            Add(failures, golden.Id, actual == golden.Resolved ? null : $"is {actual} instead of {golden.Resolved}");
            compared++;
        }

        compared.Should().BeGreaterThan(500);
        string.Join('\n', failures).Should().BeEmpty();
    }

    [Fact]
    public void Seed_pairs_in_the_file_are_the_reduced_seeds()
    {
        // Ties the cases to the pair: the state made from the seed is the state made from the pair that the file names.
        List<string> failures = [];
        foreach (GoldenCase golden in GoldenFile.Cases(File))
        {
            (long seed, long counter) = golden.SeedPair;
            bool same = Draw(new SeedPair(golden.Seed)).SequenceEqual(Draw(new SeedPair(seed, counter)));
            Add(failures, golden.Id, same ? null : $"has the pair {golden.SeedPair}");
        }

        string.Join('\n', failures).Should().BeEmpty();
    }

    private static float[] Draw(SeedPair pair)
    {
        float[] values = new float[9];
        Backend.TensorFlow.Fill(Distribution.Normal(0, 1), pair, values.Length, 0, 1, values.AsSpan());
        return values;
    }

    private static void Add(List<string> failures, string id, string? difference)
    {
        if (difference is not null)
        {
            failures.Add($"{id} {difference}");
        }
    }
}
