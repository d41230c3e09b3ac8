using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>The initializers that draw nothing, against runs of Keras on NumPy and on JAX, bit for bit.</summary>
public class ConstantGoldenTests
{
    private const string NumPyFile = "keras-numpy.json";
    private const string JaxFile = "keras-jax-more.json";

    [Theory]
    [InlineData(NumPyFile, "Zeros", 14)]
    [InlineData(NumPyFile, "Ones", 14)]
    [InlineData(NumPyFile, "Constant", 55)]
    [InlineData(NumPyFile, "Identity", 18)]
    [InlineData(JaxFile, "Zeros", 3)]
    [InlineData(JaxFile, "Ones", 6)]
    [InlineData(JaxFile, "Constant", 18)]
    [InlineData(JaxFile, "Identity", 6)]
    public void Initialize_has_the_values_of_every_case_on_every_backend(string file, string className, int count)
    {
        List<string> failures = [];
        int compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(file, "tolerance_cases")
            .Where(golden => golden.Initializer == className))
        {
            golden.Row.GetProperty("tolerance_abs").GetDouble().Should().Be(0);
            if (golden.Row.TryGetProperty("requested_dtype", out JsonElement requested))
            {
                requested.GetString().Should().Be(Element.NameOf(golden.Type));
            }

            Initializer made = Create(golden);
            foreach (Backend backend in Backend.All)
            {
                string? difference = Element.Dispatch<Comparison, string?>(
                    golden.Type, new(made.WithBackend(backend), golden));
                if (difference is not null)
                {
                    failures.Add($"{golden.Id} on {backend} {difference}");
                }
            }

            compared++;
        }

        failures.Should().BeEmpty();
        compared.Should().Be(count);
    }

    private static Initializer Create(GoldenCase golden) => golden.Initializer switch
    {
        "Zeros" => new Zeros(),
        "Ones" => new Ones(),
        "Identity" => golden.Config.TryGetProperty("gain", out JsonElement gain)
            ? new Identity(gain.GetDouble())
            : new Identity(),
        _ => ConstantOf(golden.Config.GetProperty("value")),
    };

    // An integer and a double of one value are two things to Keras.
    private static Constant ConstantOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => new Constant(true),
        JsonValueKind.Number => long.TryParse(value.GetRawText(), out long integer)
            ? new Constant(integer)
            : new Constant(value.GetDouble()),
        JsonValueKind.Object => new Constant(DenseTensor.Create(
            new Shape(GoldenFile.Integers(value.GetProperty("array_shape"))),
            [.. value.GetProperty("array_float64").EnumerateArray().Select(hex => GoldenFile.Double(hex.GetString()!))])),
        _ => throw new FormatException($"No value is expected to be {value}."),
    };

    private readonly record struct Comparison(Initializer Initializer, GoldenCase Golden) : IElementFunction<string?>
    {
        public string? Invoke<T>()
            where T : unmanaged
        {
            T[] actual = Initializer.Initialize<T>(Golden.Shape).ToArray();
            if (!Golden.Row.TryGetProperty("values", out JsonElement values))
            {
                return Golden.Payload.FirstDifference<T>(actual);
            }

            string[] expected = [.. values.EnumerateArray().Select(value => value.ToString())];
            string[] given = [.. actual.Select(value => value.ToString()!)];
            return given.SequenceEqual(expected)
                ? null
                : $"has {string.Join(", ", given)} instead of {string.Join(", ", expected)}";
        }
    }
}
