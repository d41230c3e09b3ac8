using System;
using System.Collections.Generic;
using System.Globalization;
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
    public static TheoryData<string> BackendNames => [.. Backend.All.Select(static backend => backend.Name)];

    [Theory]
    [InlineData("tensorflow")]
    [InlineData("numpy")]
    [InlineData("jax")]
    [InlineData("torch")]
    public void Half_width_values_have_the_bits_of_Keras(string backend)
    {
        JsonElement cases = GoldenFile.Load("keras-stft-halves.json").GetProperty("backends").GetProperty(backend);
        BitDifferences(cases.EnumerateArray().Select(static row => new GoldenCase(row)), backend, out int compared)
            .Should().BeEmpty();
        compared.Should().Be(16);
    }

    [Fact]
    public void Half_width_values_on_PyTorch_have_the_bits_of_its_own_file()
    {
        IEnumerable<GoldenCase> halves = GoldenFile.Cases("torch-stft.json", "tolerance_cases")
            .Where(static golden => golden.Type is ElementTypes.Float16 or ElementTypes.BFloat16);
        BitDifferences(halves, "torch", out int compared).Should().BeEmpty();
        compared.Should().Be(36);
    }

    [Theory]
    [InlineData("keras-tensorflow.json", "tensorflow", 36)]
    [InlineData("keras-numpy.json", "numpy", 36)]
    [InlineData("keras-jax-more.json", "jax", 13)]
    [InlineData("torch-stft.json", "torch", 72)]
    public void Values_are_those_of_Keras_within_the_files_tolerance(string file, string backend, int cases)
    {
        int compared = 0;
        foreach (GoldenCase golden in Cases(file, "tolerance_cases"))
        {
            Compare(golden, BackendOf(backend));
            compared++;
        }

        compared.Should().Be(cases);
    }

    [Theory]
    [MemberData(nameof(BackendNames))]
    public void Singles_are_the_same_on_every_backend_and_doubles_where_Keras_narrows_them(string name)
    {
        Backend backend = BackendOf(name);
        int compared = 0;
        foreach (GoldenCase golden in Cases("keras-numpy.json", "tolerance_cases"))
        {
            if (RequestedType(golden) == ElementTypes.Float32 || backend.NarrowsDoubles)
            {
                Compare(golden, backend);
                compared++;
            }
        }

        compared.Should().Be(backend.NarrowsDoubles ? 36 : 18);
    }

    [Theory]
    [MemberData(nameof(BackendNames))]
    public void Large_kernels_match_where_Keras_was_sampled(string backend)
    {
        int compared = 0;
        foreach (GoldenCase golden in Cases("keras-numpy.json", "sampled_cases"))
        {
            float[] values = FromConfig(golden.Config, BackendOf(backend)).Initialize(golden.Shape).ToArray();
            double tolerance = golden.Row.GetProperty("tolerance_abs").GetDouble();
            JsonElement bits = golden.Row.GetProperty("sample_bits");
            int sample = 0;
            foreach (JsonElement position in golden.Row.GetProperty("sample_index").EnumerateArray())
            {
                double expected = FromBits(bits[sample++].GetString()!);
                ((double)values[position.GetInt32()]).Should().BeApproximately(expected, tolerance, golden.Id);
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
                FromConfig(example.GetProperty("args"), Backend.TensorFlow).GetConfig().ToJsonString()
                    .Should().Be(expected.Replace(" ", "", StringComparison.Ordinal));
                compared++;
            }
        }

        compared.Should().Be(4);
    }

    private static IEnumerable<GoldenCase> Cases(string file, string array) =>
        GoldenFile.Cases(file, array).Where(static golden => golden.Initializer == "STFT");

    private static List<string> BitDifferences(IEnumerable<GoldenCase> cases, string backend, out int compared)
    {
        List<string> failures = [];
        compared = 0;
        foreach (GoldenCase golden in cases)
        {
            STFT initializer = FromConfig(golden.Config, BackendOf(backend));
            string? difference = golden.Type == ElementTypes.Float16
                ? golden.Payload.FirstDifference<Half>(initializer.Initialize<Half>(golden.Shape).Span)
                : golden.Payload.FirstDifference<BFloat16>(initializer.Initialize<BFloat16>(golden.Shape).Span);
            if (difference is not null)
            {
                failures.Add($"{golden.Id} {difference}");
            }

            compared++;
        }

        return failures;
    }

    private static void Compare(GoldenCase golden, Backend backend)
    {
        double[] actual = Element.Dispatch<Values, double[]>(
            RequestedType(golden), new(FromConfig(golden.Config, backend), golden.Shape));
        double tolerance = golden.Row.GetProperty("tolerance_abs").GetDouble();
        JsonElement bits = golden.Row.GetProperty("bits");
        actual.Should().HaveCount(bits.GetArrayLength()).And.HaveCount(golden.Payload.Count);
        for (int i = 0; i < actual.Length; i++)
        {
            double expected = FromBits(bits[i].GetString()!, golden.Type);
            Math.Abs(actual[i] - expected).Should().BeLessThanOrEqualTo(tolerance, "{0} element {1}", golden.Id, i);
        }
    }

    // Keras on NumPy gives singles for most doubles: the file says what was asked for and what came.
    private static ElementTypes RequestedType(GoldenCase golden) =>
        golden.Row.TryGetProperty("requested_dtype", out JsonElement requested)
            && Element.TryParse(requested.GetString(), out ElementTypes type)
            ? type
            : golden.Type;

    private static Backend BackendOf(string name) => Backend.TryGet(name, out Backend? backend)
        ? backend
        : throw new ArgumentException($"No backend is called {name}.", nameof(name));

    private static STFT FromConfig(JsonElement config, Backend backend) =>
        (STFT)KerasConfig.Deserialize(new JsonObject
        {
            ["class_name"] = "STFT",
            ["config"] = JsonObject.Create(config),
        }).WithBackend(backend);

    private static double FromBits(string hex, ElementTypes type = ElementTypes.Float32)
    {
        ulong word = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return type switch
        {
            ElementTypes.Float64 => BitConverter.UInt64BitsToDouble(word),
            ElementTypes.Float32 => BitConverter.UInt32BitsToSingle((uint)word),
            ElementTypes.Float16 => (double)BitConverter.UInt16BitsToHalf((ushort)word),
            _ => BitConverter.UInt32BitsToSingle((uint)word << 16),
        };
    }

    private readonly record struct Values(STFT Initializer, Shape Shape) : IElementFunction<double[]>
    {
        public double[] Invoke<T>()
            where T : unmanaged => [.. Initializer.Initialize<T>(Shape).ToArray().Select(Element.ToDouble)];
    }
}
