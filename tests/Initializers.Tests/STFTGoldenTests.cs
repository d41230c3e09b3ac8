using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>STFT against the values and configurations that Keras gave.</summary>
public class STFTGoldenTests
{
    private static readonly Lazy<JsonObject> TensorFlowFile = new(() => Read("keras-tensorflow.json"));
    private static readonly Lazy<JsonObject> NumPyFile = new(() => Read("keras-numpy.json"));

    public static TheoryData<string> TensorFlowCases => Ids(TensorFlowFile.Value, "tolerance_cases");

    public static TheoryData<string> NumPyCases => Ids(NumPyFile.Value, "tolerance_cases");

    public static TheoryData<string> SampledCases => Ids(NumPyFile.Value, "sampled_cases");

    [Theory]
    [MemberData(nameof(TensorFlowCases))]
    public void On_TensorFlow_values_are_those_of_Keras(string id)
    {
        JsonNode example = Find(TensorFlowFile.Value, "tolerance_cases", id);
        STFT initializer = FromConfig(example["config"]!, Backend.TensorFlow);
        Compare(initializer, example, (string)example["dtype"]!, (string)example["dtype"]!);
    }

    [Theory]
    [MemberData(nameof(NumPyCases))]
    public void Elsewhere_every_step_is_single(string id)
    {
        JsonNode example = Find(NumPyFile.Value, "tolerance_cases", id);
        foreach (Backend backend in (Backend[])[Backend.NumPy, Backend.Jax, Backend.Torch, new OtherBackend()])
        {
            STFT initializer = FromConfig(example["config"]!, backend);
            Compare(initializer, example, (string)example["requested_dtype"]!, (string)example["dtype"]!);
        }
    }

    [Theory]
    [MemberData(nameof(SampledCases))]
    public void Large_kernels_match_where_Keras_was_sampled(string id)
    {
        JsonNode example = Find(NumPyFile.Value, "sampled_cases", id);
        STFT initializer = FromConfig(example["config"]!, new OtherBackend());
        float[] values = initializer.Initialize(ShapeOf(example)).ToArray();
        double tolerance = (double)example["tolerance_abs"]!;
        JsonArray bits = example["sample_bits"]!.AsArray();
        int compared = 0;
        foreach (JsonNode? position in example["sample_index"]!.AsArray())
        {
            double expected = FromBits((string)bits[compared++]!);
            ((double)values[(int)position!]).Should().BeApproximately(expected, tolerance);
        }

        compared.Should().Be(bits.Count).And.BeGreaterThan(10);
    }

    [Fact]
    public void GetConfig_writes_what_Keras_writes()
    {
        JsonArray cases = Read("keras-config.json")["serialization"]!.AsArray();
        int compared = 0;
        foreach (JsonNode? example in cases)
        {
            if ((string)example!["initializer"]! == "STFT")
            {
                STFT initializer = FromConfig(example["args"]!, Backend.TensorFlow);
                string expected = (string)example["config_json"]!;
                initializer.GetConfig().ToJsonString().Should().Be(expected.Replace(" ", "", StringComparison.Ordinal));
                compared++;
            }
        }

        compared.Should().Be(4);
    }

    private static void Compare(STFT initializer, JsonNode example, string requested, string written)
    {
        double[] actual = requested == "float64"
            ? initializer.Initialize<double>(ShapeOf(example)).ToArray()
            : [.. initializer.Initialize(ShapeOf(example)).ToArray().Select(static value => (double)value)];
        double tolerance = (double)example["tolerance_abs"]!;
        JsonArray bits = example["bits"]!.AsArray();
        actual.Should().HaveCount(bits.Count).And.HaveCount((int)example["count"]!);
        for (int i = 0; i < actual.Length; i++)
        {
            string expected = (string)bits[i]!;
            expected.Should().HaveLength(written == "float64" ? 16 : 8);
            Math.Abs(actual[i] - FromBits(expected)).Should().BeLessThanOrEqualTo(tolerance, "element {0}", i);
        }
    }

    private static STFT FromConfig(JsonNode config, Backend backend)
    {
        JsonObject given = config.AsObject();
        StftWindow window = !given.TryGetPropertyValue("window", out JsonNode? value) ? default
            : value is null ? StftWindow.None
            : value is JsonArray array ? new StftWindow([.. array.Select(static number => (double)number!)])
            : new StftWindow((string)value!);
        StftScaling? scaling = !given.TryGetPropertyValue("scaling", out JsonNode? name) ? StftScaling.Density
            : name is null ? null
            : (string)name! == "density" ? StftScaling.Density : StftScaling.Spectrum;
        StftSide side = (string?)given["side"] == "imag" ? StftSide.Imag : StftSide.Real;
        return new STFT(side, window, scaling, (bool?)given["periodic"] ?? false) { Backend = backend };
    }

    private static double FromBits(string hex) => hex.Length == 16
        ? BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : BitConverter.UInt32BitsToSingle(uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static Shape ShapeOf(JsonNode example) =>
        Shape.Create([.. example["shape"]!.AsArray().Select(static size => (long)size!)]);

    private static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)))!.AsObject();

    private static TheoryData<string> Ids(JsonObject file, string set) =>
    [
        .. file[set]!.AsArray()
            .Where(static example => (string)example!["initializer"]! == "STFT")
            .Select(static example => (string)example!["id"]!),
    ];

    private static JsonNode Find(JsonObject file, string set, string id) =>
        file[set]!.AsArray().Single(example => (string)example!["id"]! == id)!;
}
