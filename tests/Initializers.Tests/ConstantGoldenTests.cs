using System;
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
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in GoldenFile.Cases(file, "tolerance_cases")
            .Where(golden => golden.Initializer == className))
        {
            golden.Tolerance.Should().Be(0);
            golden.RequestedType.Should().Be(golden.Type);
            Initializer made = Create(golden);
            foreach (Backend backend in Backend.All)
            {
                Initializer initializer = made.WithBackend(backend);
                if (golden.Row.TryGetProperty("values", out JsonElement values))
                {
                    string[] given = Element.Dispatch<Texts, string[]>(golden.Type, new(initializer, golden.Shape));
                    bool same = given.SequenceEqual(values.EnumerateArray().Select(value => value.ToString()));
                    comparison.Add(golden.Id, same ? null : $"on {backend} has {string.Join(", ", given)}, not {values}");
                }
                else
                {
                    comparison.Bits($"{golden.Id} on {backend}", initializer, golden.Type, golden.Shape, golden.Payload);
                }
            }
        }

        comparison.Expect(file, count * Backend.All.Count);
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
            new(GoldenFile.Integers(value.GetProperty("array_shape"))),
            [.. value.GetProperty("array_float64").EnumerateArray().Select(hex => GoldenFile.Double(hex.GetString()!))])),
        _ => throw new FormatException($"No value is expected to be {value}."),
    };

    private readonly record struct Texts(Initializer Initializer, Shape Shape) : IElementFunction<string[]>
    {
        public string[] Invoke<T>()
            where T : unmanaged => Array.ConvertAll(Initializer.Initialize<T>(Shape).ToArray(), value => value.ToString()!);
    }
}
