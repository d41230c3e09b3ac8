using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Serialization;

namespace Initializers.Tests.Support;

/// <summary>Initializers from the class names and constructor arguments of golden cases.</summary>
/// <remarks>
/// An argument that a case leaves out is left out here too, so that the defaults are Keras's or a case fails. What a
/// constructor has no way to say is read as a configuration: one of two numbers, an integer that Python does not take for a
/// float, another spelling of a distribution.
/// </remarks>
internal static class GoldenInitializers
{
    internal static Initializer Create(string className, JsonElement config, Seed seed)
    {
        if (!IsForConstructors(config))
        {
            var arguments = JsonObject.Create(config)!;
            arguments["seed"] = 0;
            JsonObject envelope = new() { ["class_name"] = className, ["config"] = arguments };
            return ((RandomInitializer)KerasConfig.Deserialize(envelope)).WithSeed(seed);
        }

        bool isEmpty = !config.EnumerateObject().Any();
        return className switch
        {
            "RandomUniform" => isEmpty
                ? new RandomUniform(seed: seed)
                : new RandomUniform(Number(config, "minval"), Number(config, "maxval"), seed),
            "RandomNormal" => isEmpty
                ? new RandomNormal(seed: seed)
                : new RandomNormal(Number(config, "mean"), Number(config, "stddev"), seed),
            "TruncatedNormal" => isEmpty
                ? new TruncatedNormal(seed: seed)
                : new TruncatedNormal(Number(config, "mean"), Number(config, "stddev"), seed),
            "VarianceScaling" => isEmpty ? new VarianceScaling(seed: seed) : VarianceScaling(config, seed),
            _ => RandomClasses.CreatePreset(className, seed, Axes(config, "input_axes"), Axes(config, "output_axes")),
        };
    }

    private static bool IsForConstructors(JsonElement config)
    {
        JsonProperty[] numbers = [.. config.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number)];
        bool hasPairs = numbers.Length != 1 || numbers[0].Name == "scale";
        bool hasFloats = numbers.All(p => p.Value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') >= 0);
        string distribution = Text(config, "distribution") ?? "uniform";
        return hasPairs && hasFloats && distribution is "truncated_normal" or "untruncated_normal" or "uniform";
    }

    private static VarianceScaling VarianceScaling(JsonElement config, Seed seed) =>
        new(
            config.TryGetProperty("scale", out JsonElement scale) ? scale.GetDouble() : 1.0,
            Text(config, "mode") switch
            {
                null or "fan_in" => FanMode.FanIn,
                "fan_out" => FanMode.FanOut,
                "fan_avg" => FanMode.FanAvg,
                string other => throw new FormatException($"Unknown mode {other}."),
            },
            Text(config, "distribution") switch
            {
                null or "truncated_normal" => VarianceDistribution.TruncatedNormal,
                "untruncated_normal" => VarianceDistribution.UntruncatedNormal,
                "uniform" => VarianceDistribution.Uniform,
                string other => throw new FormatException($"Unknown distribution {other}."),
            },
            seed,
            Axes(config, "input_axes"),
            Axes(config, "output_axes"));

    private static double Number(JsonElement config, string name) => config.GetProperty(name).GetDouble();

    private static string? Text(JsonElement config, string name) =>
        config.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    private static int[]? Axes(JsonElement config, string name) =>
        config.TryGetProperty(name, out JsonElement axes) && axes.ValueKind == JsonValueKind.Array
            ? [.. axes.EnumerateArray().Select(axis => axis.GetInt32())]
            : null;
}
