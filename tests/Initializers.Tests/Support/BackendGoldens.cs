using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;

namespace Initializers.Tests.Support;

/// <summary>Compares a backend's value file with what the public constructors and <c>Initialize</c> give.</summary>
/// <remarks>
/// A case whose parameters meet <see cref="RangeRule"/> must be refused, and is counted apart; every other one must have
/// the bits of the file.
/// </remarks>
internal static class BackendGoldens
{
    /// <summary>Compares the cases, all or those of one kind.</summary>
    internal static void Compare(
        string file, Backend backend, int compared, int excused = 0, Func<GoldenCase, bool>? filter = null)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in Cases(file, "cases", filter))
        {
            Compare(comparison, golden, golden.Id, golden.Create(golden.Seed).WithBackend(backend), golden.Payload);
        }

        comparison.Expect(file, compared, excused);
    }

    /// <summary>Compares the successive calls of seed generators, all or those of one kind.</summary>
    internal static void CompareGenerators(
        string file, Backend backend, int compared, int excused = 0, Func<GoldenCase, bool>? filter = null)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in Cases(file, "seed_generator_cases", filter))
        {
            Initializer made = golden.Create(golden.NewGenerator()).WithBackend(backend);
            int number = 0;
            foreach (JsonElement call in golden.Expected.GetProperty("calls").EnumerateArray())
            {
                Compare(comparison, golden, $"{golden.Id} call {number++}", made, new GoldenPayload(call));
            }
        }

        comparison.Expect(file, compared, excused);
    }

    /// <summary>What Keras refused is refused.</summary>
    internal static void Refuse(string file, Backend backend, int count)
    {
        GoldenComparison comparison = new();
        foreach (GoldenCase golden in GoldenFile.Cases(file, "error_cases"))
        {
            bool hasSeed = golden.Row.GetProperty("seed").ValueKind == JsonValueKind.Number;
            comparison.Refusal(
                golden.Row.ToString(),
                () => golden.Create(hasSeed ? golden.Seed : golden.NewGenerator()).WithBackend(backend),
                golden.Type,
                golden.Shape);
        }

        comparison.Expect(file, 0, count);
    }

    /// <summary>The file has all its cases.</summary>
    internal static void Count(string file, int count)
    {
        GoldenFile.Cases(file).Should().HaveCount(count);
        GoldenFile.Cases(file).Select(golden => golden.Id).Should().OnlyHaveUniqueItems();
    }

    private static IEnumerable<GoldenCase> Cases(string file, string array, Func<GoldenCase, bool>? filter) =>
        GoldenFile.Cases(file, array).Where(golden => filter is null || filter(golden));

    private static void Compare(
        GoldenComparison comparison, GoldenCase golden, string id, Initializer initializer, GoldenPayload expected)
    {
        if (RangeRule.Refuses(initializer.Backend, initializer, golden.Shape, golden.Type))
        {
            comparison.Refusal(id, () => initializer, golden.Type, golden.Shape);
        }
        else
        {
            comparison.Bits(id, initializer, golden.Type, golden.Shape, expected);
        }
    }
}
