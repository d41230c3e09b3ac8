using System;
using System.Collections.Generic;
using Initializers.Serialization;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>An initializer for all kernels of a net, once its seed is known.</summary>
/// <param name="Name">How it is called in tables and pictures.</param>
/// <param name="Create">Makes it.</param>
internal sealed record KernelChoice(string Name, Func<Seed, Initializer> Create)
{
    /// <summary>What is compared if nothing else is asked for, from too small to too large.</summary>
    internal static IReadOnlyList<KernelChoice> Standard { get; } =
    [
        new("Zeros()", _ => new Zeros()),
        new("RandomNormal(stddev: 0.01)", seed => new RandomNormal(stddev: 0.01, seed: seed)),
        new("RandomNormal()", seed => new RandomNormal(seed: seed)),
        new("GlorotUniform()", seed => new GlorotUniform(seed)),
        new("HeNormal()", seed => new HeNormal(seed)),
        new("Orthogonal(gain: √2)", seed => new Orthogonal(Math.Sqrt(2), seed)),
        new("RandomNormal(stddev: 1)", seed => new RandomNormal(stddev: 1, seed: seed)),
    ];

    /// <summary>A choice by Keras's name (<c>he_uniform</c>) or configuration (JSON); a seed in it is replaced.</summary>
    /// <param name="identifier">The name or the JSON text.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentException">There is no such initializer, or it refuses a parameter.</exception>
    internal static KernelChoice Parse(string identifier)
    {
        Initializer initializer = KerasConfig.Get(identifier).WithSeed(default);
        return new(initializer.ToString(), seed => initializer.WithSeed(seed));
    }
}
