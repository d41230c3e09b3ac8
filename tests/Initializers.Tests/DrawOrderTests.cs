using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

/// <summary>
/// Layers as Keras made them after <c>set_random_seed</c>, made again as <c>Design/0009-draw-order.md</c> says:
/// each initializer without a seed draws when its turn comes.
/// </summary>
[Collection(ProcessState.Name)]
public class DrawOrderTests
{
    [Fact]
    public void Weights_of_layers_have_the_seeds_and_digests_of_Keras()
    {
        List<string> failures = [];
        int layers = 0, seeds = 0, digests = 0, withoutDigest = 0;
        foreach (JsonElement layer in GoldenFile.Rows("draw-order.json", "cases"))
        {
            string name = $"{layer.GetProperty("layer").GetString()} {layer.GetProperty("arguments").GetRawText()}";
            Initializer?[] drawn = Construct(layer);
            foreach (JsonElement weight in layer.GetProperty("weights").EnumerateArray())
            {
                Initializer initializer = InitializerOf(weight, layer, drawn);
                if (weight.TryGetProperty("seed", out JsonElement seed))
                {
                    Expect(((RandomInitializer)initializer).Seed.Value == seed.GetInt64(), "has another seed");
                    seeds++;
                }

                if (weight.GetProperty("sha256").GetString() is { } expected)
                {
                    Expect(Digest(initializer, weight) == expected, "has other values");
                    digests++;
                }
                else
                {
                    initializer.Should().Match(made => made is Orthogonal || made is STFT);
                    withoutDigest++;
                }

                void Expect(bool condition, string failure)
                {
                    if (!condition)
                    {
                        failures.Add($"{name}: {weight.GetProperty("name").GetString()} {failure}");
                    }
                }
            }

            layers++;
        }

        failures.Should().BeEmpty();
        (layers, seeds, digests, withoutDigest).Should().Be((107, 135, 193, 27));
    }

    [Fact]
    public void The_generators_of_layers_have_the_seeds_of_Keras()
    {
        int compared = 0;
        foreach (JsonElement layer in GoldenFile.Rows("draw-order.json", "cases"))
        {
            GlobalSeed.SetRandomSeed(layer.GetProperty("set_random_seed").GetInt64());
            long[] draws = [.. Enumerable.Range(0, DrawCount(layer)).Select(static _ => new SeedGenerator().Seed)];
            draws.Should().Equal(GoldenFile.Integers(layer.GetProperty("draws")));
            foreach (JsonElement generator in layer.GetProperty("generators").EnumerateArray())
            {
                if (DrawOf(generator) is { } draw)
                {
                    draws[draw].Should().Be(generator.GetProperty("seed").GetInt64());
                    compared++;
                }
            }
        }

        compared.Should().Be(87, "two more were given their seeds");
    }

    [Fact]
    public void The_example_of_the_page_makes_the_weights_of_an_LSTM()
    {
        GlobalSeed.SetRandomSeed(42);
        GlorotUniform kernel = new();
        Orthogonal recurrentKernel = new();
        SeedGenerator dropout = new();

        (kernel.Seed.Value, recurrentKernel.Seed.Value, dropout.Seed).Should().Be((686579304, 119540832, 26855093));
        JsonElement lstm = GoldenFile.Rows("draw-order.json", "cases")
            .First(static layer => layer.GetProperty("layer").GetString() == "LSTM");
        JsonElement weight = lstm.GetProperty("weights")[0];
        Digest(kernel, weight).Should().Be(weight.GetProperty("sha256").GetString());
    }

    /// <summary>Makes what the layer makes, in its order; every draw by whatever draws it there.</summary>
    private static Initializer?[] Construct(JsonElement layer)
    {
        GlobalSeed.SetRandomSeed(layer.GetProperty("set_random_seed").GetInt64());
        Initializer?[] made = new Initializer?[DrawCount(layer)];
        for (int draw = 0; draw < made.Length; draw++)
        {
            JsonElement weight = layer.GetProperty("weights").EnumerateArray()
                .FirstOrDefault(weight => DrawOf(weight) == draw);
            if (weight.ValueKind == JsonValueKind.Object)
            {
                JsonObject unseeded = JsonObject.Create(weight.GetProperty("initializer"))!;
                unseeded["config"]!["seed"] = null;
                made[draw] = KerasConfig.Deserialize(unseeded);
            }
            else if (HasFunction(layer) && BiasName(layer) is { } bias && !IsGenerator(layer, draw))
            {
                made[draw] = KerasConfig.Get(bias);
            }
            else
            {
                GlobalSeed.Draw();
            }
        }

        return made;
    }

    private static Initializer InitializerOf(JsonElement weight, JsonElement layer, Initializer?[] drawn)
    {
        if (DrawOf(weight) is { } draw)
        {
            return drawn[draw]!;
        }

        return weight.GetProperty("initializer").ValueKind == JsonValueKind.Object
            ? KerasConfig.Deserialize(JsonObject.Create(weight.GetProperty("initializer"))!)
            : ForgetBias(drawn.LastOrDefault(made => BiasName(layer) is not null && made is not null) ?? new Zeros());
    }

    /// <summary>An LSTM's bias: the initializer's values, ones for the forget gate, the initializer's again.</summary>
    private static Initializer ForgetBias(Initializer bias) => KerasConfig.Get(shape =>
    {
        long units = shape[0] / 4;
        float[] ones = new Ones().Initialize([units]).ToArray();
        return DenseTensor.Create<float>(
            shape, [.. bias.Initialize([units]).Span, .. ones, .. bias.Initialize([2 * units]).Span]);
    });

    private static string Digest(Initializer initializer, JsonElement weight)
    {
        Element.TryParse(weight.GetProperty("dtype").GetString(), out ElementTypes type).Should().BeTrue();
        Shape shape = new(GoldenFile.Integers(weight.GetProperty("shape")));
        return Element.Dispatch<Sha256, string>(type, new(initializer.WithBackend(Backend.TensorFlow), shape));
    }

    private static int DrawCount(JsonElement layer) =>
        layer.GetProperty("draws_at_construction").GetInt32() + layer.GetProperty("draws_at_build").GetInt32();

    private static int? DrawOf(JsonElement seeded) =>
        seeded.TryGetProperty("draw", out JsonElement draw) && draw.ValueKind == JsonValueKind.Number
            ? draw.GetInt32()
            : null;

    private static bool IsGenerator(JsonElement layer, int draw) =>
        layer.GetProperty("generators").EnumerateArray().Any(generator => DrawOf(generator) == draw);

    private static bool HasFunction(JsonElement layer) =>
        layer.GetProperty("weights").EnumerateArray().Any(static weight => weight.TryGetProperty("function", out _));

    private static string? BiasName(JsonElement layer) =>
        layer.GetProperty("arguments") is { ValueKind: JsonValueKind.Object } arguments
        && arguments.TryGetProperty("bias_initializer", out JsonElement name)
            ? name.GetString()
            : null;

    private readonly record struct Sha256(Initializer Initializer, Shape Shape) : IElementFunction<string>
    {
        public string Invoke<T>()
            where T : unmanaged =>
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Initializer.Initialize<T>(Shape).Span)));
    }
}
