using System;
using System.Collections.Generic;

namespace Initializers.Tests.Support;

/// <summary>Every random initializer whose values come straight from a distribution, by name.</summary>
internal static class RandomClasses
{
    private static readonly Dictionary<string, Func<Seed, RandomInitializer>> Factories = new()
    {
        ["RandomUniform"] = seed => new RandomUniform(-1.25, 3.5, seed),
        ["RandomNormal"] = seed => new RandomNormal(0.75, 1.5, seed),
        ["TruncatedNormal"] = seed => new TruncatedNormal(-0.5, 2.25, seed),
        ["VarianceScaling TruncatedNormal"] =
            seed => new VarianceScaling(2.5, FanMode.FanIn, VarianceDistribution.TruncatedNormal, seed),
        ["VarianceScaling UntruncatedNormal"] =
            seed => new VarianceScaling(0.5, FanMode.FanOut, VarianceDistribution.UntruncatedNormal, seed),
        ["VarianceScaling Uniform"] =
            seed => new VarianceScaling(1.5, FanMode.FanAvg, VarianceDistribution.Uniform, seed),
    };

    // The arguments are the seed, the input axes and the output axes.
    private static readonly Dictionary<string, Func<Seed, int[]?, int[]?, VarianceScaling>> PresetFactories = new()
    {
        ["GlorotNormal"] = (seed, input, output) => new GlorotNormal(seed, input, output),
        ["GlorotUniform"] = (seed, input, output) => new GlorotUniform(seed, input, output),
        ["HeNormal"] = (seed, input, output) => new HeNormal(seed, input, output),
        ["HeUniform"] = (seed, input, output) => new HeUniform(seed, input, output),
        ["LecunNormal"] = (seed, input, output) => new LecunNormal(seed, input, output),
        ["LecunUniform"] = (seed, input, output) => new LecunUniform(seed, input, output),
    };

    internal static IReadOnlyList<string> Presets { get; } = [.. PresetFactories.Keys];

    internal static IReadOnlyList<string> Names { get; } = [.. Factories.Keys, .. Presets];

    internal static RandomInitializer Create(string name, Seed seed = default) =>
        Factories.TryGetValue(name, out Func<Seed, RandomInitializer>? create) ? create(seed) : CreatePreset(name, seed);

    internal static VarianceScaling CreatePreset(
        string name, Seed seed = default, int[]? inputAxes = null, int[]? outputAxes = null) =>
        PresetFactories[name](seed, inputAxes, outputAxes);
}
