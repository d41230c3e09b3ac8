using System;
using System.Collections.Generic;
using System.Linq;

namespace Initializers.Torch;

/// <summary>The seeds of a model's parameters, by their names.</summary>
internal static class WeightSeeds
{
    /// <summary>Up to how many names no two may derive one seed; beyond it becomes likely.</summary>
    internal const int MostDistinct = 10_000;

    /// <summary>The seed of each name.</summary>
    /// <param name="root">The seed that they derive from; none gives none.</param>
    /// <param name="names">The names.</param>
    /// <param name="shared">How many names have a seed that one before them has.</param>
    /// <param name="mostDistinct">Up to how many names that is an error.</param>
    /// <exception cref="ArgumentException">Two of few names derive one seed.</exception>
    internal static Seed[] Derive(
        Seed root, IReadOnlyList<string> names, out int shared, int mostDistinct = MostDistinct)
    {
        Seed[] seeds = [.. names.Select(root.Derive)];
        shared = 0;
        if (root.IsNone)
        {
            return seeds;
        }

        Dictionary<Seed, string> first = [];
        for (int i = 0; i < seeds.Length; i++)
        {
            if (first.TryAdd(seeds[i], names[i]))
            {
                continue;
            }

            shared++;
            if (names.Count <= mostDistinct)
            {
                throw new ArgumentException(
                    $"root must derive a seed of its own for each parameter; received {root}, of which "
                    + $"{first[seeds[i]]} and {names[i]} both derive {seeds[i]}: take another.",
                    nameof(root));
            }
        }

        return seeds;
    }
}
