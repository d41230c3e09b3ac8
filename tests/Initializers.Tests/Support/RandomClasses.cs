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
        ["GlorotNormal"] = seed => new GlorotNormal(seed),
        ["GlorotUniform"] = seed => new GlorotUniform(seed),
        ["HeNormal"] = seed => new HeNormal(seed),
        ["HeUniform"] = seed => new HeUniform(seed),
        ["LecunNormal"] = seed => new LecunNormal(seed),
        ["LecunUniform"] = seed => new LecunUniform(seed),
    };

    internal static IReadOnlyList<string> Names { get; } = [.. Factories.Keys];

    internal static RandomInitializer Create(string name, Seed seed = default) => Factories[name](seed);
}
