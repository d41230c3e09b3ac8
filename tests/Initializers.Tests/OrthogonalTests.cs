using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests;

public sealed class OrthogonalTests
{
    public static TheoryData<string> TensorFlowCases => [.. Cases().Select(row => row.GetProperty("id").GetString()!)];

    [Theory]
    [MemberData(nameof(TensorFlowCases))]
    public void Initialize_gives_the_golden_values_within_their_tolerance(string id)
    {
        JsonElement row = Cases().Single(candidate => candidate.GetProperty("id").GetString() == id);
        Orthogonal initializer = new(
            row.GetProperty("config").GetProperty("gain").GetDouble(), row.GetProperty("seed").GetInt64());
        Shape shape = row.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        bool isSingle = row.GetProperty("dtype").GetString() == "float32";
        double[] actual = isSingle
            ? [.. initializer.Initialize(shape).ToArray().Select(value => (double)value)]
            : initializer.Initialize<double>(shape).ToArray();
        string[] bits = [.. row.GetProperty("bits").EnumerateArray().Select(hex => hex.GetString()!)];
        double tolerance = row.GetProperty("tolerance_abs").GetDouble();

        actual.Should().HaveCount(bits.Length);
        for (int i = 0; i < bits.Length; i++)
        {
            ulong word = ulong.Parse(bits[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            double expected = isSingle
                ? BitConverter.UInt32BitsToSingle((uint)word)
                : BitConverter.UInt64BitsToDouble(word);
            actual[i].Should().BeApproximately(expected, tolerance, "element {0}", i);
        }
    }

    private static IEnumerable<JsonElement> Cases() => Golden.RootElement.GetProperty("tolerance_cases")
        .EnumerateArray().Where(row => row.GetProperty("initializer").GetString() == "Orthogonal");

    private static JsonDocument Golden { get; } = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "keras-tensorflow.json")));
}
