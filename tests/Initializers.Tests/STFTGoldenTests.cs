using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>STFT against the values and configurations that Keras gave.</summary>
public class STFTGoldenTests
{
    [Theory]
    [InlineData("tensorflow")]
    [InlineData("numpy")]
    [InlineData("jax")]
    [InlineData("torch")]
    public void Half_width_values_have_the_bits_of_Keras(string backend)
    {
        JsonElement cases = GoldenFile.Load("keras-stft-halves.json").GetProperty("backends").GetProperty(backend);
        CompareBits(cases.EnumerateArray().Select(static row => new GoldenCase(row)), backend, 16);
    }

    [Fact]
    public void Half_width_values_on_PyTorch_have_the_bits_of_its_own_file()
    {
        IEnumerable<GoldenCase> halves = GoldenFile.Cases("torch-stft.json", "tolerance_cases")
            .Where(static golden => golden.Type is ElementTypes.Float16 or ElementTypes.BFloat16);
        CompareBits(halves, "torch", 36);
    }

    [Theory]
    [InlineData("keras-tensorflow.json", "tensorflow", 36)]
    [InlineData("keras-numpy.json", "numpy", 36)]
    [InlineData("keras-jax-more.json", "jax", 13)]
    [InlineData("torch-stft.json", "torch", 72)]
    public void Values_are_those_of_Keras_within_the_files_tolerance(string file, string backend, int cases)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in Cases(file, "tolerance_cases"))
        {
            comparison.Numbers(golden, FromConfig(golden.Config, backend));
        }

        comparison.Expect(file, cases);
    }

    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Singles_are_the_same_on_every_backend_and_doubles_where_Keras_narrows_them(string name)
    {
        bool narrows = Backends.Named(name).NarrowsDoubles;
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in Cases("keras-numpy.json", "tolerance_cases")
            .Where(golden => golden.RequestedType == ElementTypes.Float32 || narrows))
        {
            comparison.Numbers(golden, FromConfig(golden.Config, name));
        }

        comparison.Expect("STFT", narrows ? 36 : 18);
    }

    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Large_kernels_match_where_Keras_was_sampled(string backend)
    {
        int compared = 0;
        foreach (GoldenCase golden in Cases("keras-numpy.json", "sampled_cases"))
        {
            float[] values = FromConfig(golden.Config, backend).Initialize(golden.Shape).ToArray();
            JsonElement bits = golden.Row.GetProperty("sample_bits");
            int sample = 0;
            foreach (JsonElement position in golden.Row.GetProperty("sample_index").EnumerateArray())
            {
                double expected = GoldenPayload.ToDouble(bits[sample++], ElementTypes.Float32);
                ((double)values[position.GetInt32()]).Should().BeApproximately(expected, golden.Tolerance, golden.Id);
            }

            sample.Should().Be(bits.GetArrayLength()).And.BeGreaterThan(10);
            compared++;
        }

        compared.Should().Be(3);
    }

    [Fact]
    public void GetConfig_writes_what_Keras_writes()
    {
        int compared = 0;
        foreach (JsonElement example in GoldenFile.Rows("keras-config.json", "serialization"))
        {
            if (example.GetProperty("initializer").GetString() == "STFT")
            {
                string expected = example.GetProperty("config_json").GetString()!;
                FromConfig(example.GetProperty("args"), "tensorflow").GetConfig().ToJsonString()
                    .Should().Be(expected.Replace(" ", "", StringComparison.Ordinal));
                compared++;
            }
        }

        compared.Should().Be(4);
    }

    private static IEnumerable<GoldenCase> Cases(string file, string array) =>
        GoldenFile.Cases(file, array).Where(static golden => golden.Initializer == "STFT");

    private static void CompareBits(IEnumerable<GoldenCase> cases, string backend, int count)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in cases)
        {
            comparison.Bits(golden.Id, FromConfig(golden.Config, backend), golden.Type, golden.Shape, golden.Payload);
        }

        comparison.Expect("STFT", count);
    }

    private static STFT FromConfig(JsonElement config, string backend) =>
        (STFT)KerasConfig.Deserialize(new JsonObject
        {
            ["class_name"] = "STFT",
            ["config"] = JsonObject.Create(config),
        }).WithBackend(Backends.Named(backend));
}
