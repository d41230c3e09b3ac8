using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Compares a backend's value file with what the public constructors and <c>Initialize</c> give.</summary>
/// <remarks>
/// A case whose parameters meet <see cref="RangeRule"/> must be refused, and is counted apart; every other one must have
/// the bits of the file.
/// </remarks>
internal static class BackendGoldens
{
    /// <summary>Compares the cases of one element type and gives what differs.</summary>
    internal static List<string> Differences(string file, Backend backend, ElementTypes type, out int compared)
    {
        GoldenReport report = Compare(file, backend, golden => golden.Type == type);
        compared = report.Compared;
        return report.Failures;
    }

    /// <summary>Compares the successive calls of seed generators and gives what differs.</summary>
    internal static List<string> GeneratorDifferences(string file, Backend backend, out int compared)
    {
        GoldenReport report = CompareGenerators(file, backend);
        compared = report.Compared;
        return report.Failures;
    }

    /// <summary>Compares the cases, all or those of one kind.</summary>
    internal static GoldenReport Compare(string file, Backend backend, Func<GoldenCase, bool>? filter = null)
    {
        GoldenReport report = new();
        foreach (GoldenCase golden in GoldenFile.Cases(file).Where(golden => filter is null || filter(golden)))
        {
            Initializer made = GoldenInitializers.Create(golden.Initializer, golden.Config, golden.Seed);
            Compare(report, golden, golden.Id, made.WithBackend(backend), golden.Payload);
        }

        report.Print(file);
        return report;
    }

    /// <summary>Compares the successive calls of seed generators, all or those of one kind.</summary>
    internal static GoldenReport CompareGenerators(
        string file, Backend backend, Func<GoldenCase, bool>? filter = null)
    {
        GoldenReport report = new();
        foreach (GoldenCase golden in GoldenFile.Cases(file, "seed_generator_cases")
            .Where(golden => filter is null || filter(golden)))
        {
            SeedGenerator generator = new(golden.Row.GetProperty("generator_seed").GetInt64());
            Initializer made = GoldenInitializers.Create(golden.Initializer, golden.Config, generator)
                .WithBackend(backend);
            int number = 0;
            foreach (JsonElement call in golden.Expected.GetProperty("calls").EnumerateArray())
            {
                Compare(report, golden, $"{golden.Id} call {number++}", made, new GoldenPayload(call));
            }
        }

        report.Print(file);
        return report;
    }

    /// <summary>Makes what Keras refused, and gives what is not refused here.</summary>
    internal static List<string> Accepted(string file, Backend backend, out int refused)
    {
        List<string> accepted = [];
        refused = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(file, "error_cases"))
        {
            try
            {
                JsonElement row = golden.Row;
                Seed seed = row.GetProperty("seed").ValueKind == JsonValueKind.Number
                    ? golden.Seed
                    : new SeedGenerator(row.GetProperty("generator_seed").GetInt64());
                Initializer made = GoldenInitializers.Create(golden.Initializer, golden.Config, seed);
                Element.Dispatch<Making, bool>(golden.Type, new(made.WithBackend(backend), golden.Shape));
                accepted.Add($"{golden.Row} is not refused");
            }
            catch (ArgumentException)
            {
                refused++;
            }
        }

        return accepted;
    }

    private static void Compare(
        GoldenReport report, GoldenCase golden, string id, Initializer initializer, GoldenPayload expected)
    {
        string? difference;
        if (RangeRule.Refuses(initializer.Backend, initializer, golden.Shape, golden.Type))
        {
            report.Excused++;
            difference = Element.Dispatch<Refusal, string?>(golden.Type, new(initializer, golden.Shape));
        }
        else
        {
            report.Compared++;
            difference = Element.Dispatch<Comparison, string?>(golden.Type, new(initializer, golden.Shape, expected));
        }

        if (difference is not null)
        {
            report.Failures.Add($"{id} {difference}");
        }
    }

    private readonly record struct Comparison(Initializer Initializer, Shape Shape, GoldenPayload Expected)
        : IElementFunction<string?>
    {
        public string? Invoke<T>()
            where T : unmanaged
        {
            try
            {
                return Expected.FirstDifference<T>(Initializer.Initialize<T>(Shape).Span);
            }
            catch (ArgumentException exception)
            {
                return $"is refused: {exception.Message}";
            }
        }
    }

    private readonly record struct Refusal(Initializer Initializer, Shape Shape) : IElementFunction<string?>
    {
        public string? Invoke<T>()
            where T : unmanaged
        {
            try
            {
                Initializer.Initialize<T>(Shape);
                return "is not refused, though a parameter rounds to infinity";
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    private readonly record struct Making(Initializer Initializer, Shape Shape) : IElementFunction<bool>
    {
        public bool Invoke<T>()
            where T : unmanaged => Initializer.Initialize<T>(Shape).Shape == Shape;
    }
}
