using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.Sampling;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Compares a backend's value file with what the public constructors and <c>Initialize</c> give.</summary>
internal static class BackendGoldens
{
    /// <summary>Compares the cases of one element type and gives what differs.</summary>
    internal static List<string> Differences(string file, Backend backend, ElementTypes type, out int compared)
    {
        List<string> failures = [];
        compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(file).Where(golden => golden.Type == type))
        {
            Initializer made = GoldenInitializers.Create(golden.Initializer, golden.Config, golden.Seed);
            Compare(failures, golden.Id, made.WithBackend(backend), golden.Shape, type, golden.Payload);
            compared++;
        }

        return failures;
    }

    /// <summary>Compares the successive calls of seed generators and gives what differs.</summary>
    internal static List<string> GeneratorDifferences(string file, Backend backend, out int compared)
    {
        List<string> failures = [];
        compared = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(file, "seed_generator_cases"))
        {
            SeedGenerator generator = new(golden.Row.GetProperty("generator_seed").GetInt64());
            Initializer made = GoldenInitializers.Create(golden.Initializer, golden.Config, generator)
                .WithBackend(backend);
            foreach (JsonElement call in golden.Expected.GetProperty("calls").EnumerateArray())
            {
                Compare(failures, golden.Id, made, golden.Shape, golden.Type, new GoldenPayload(call));
                compared++;
            }
        }

        return failures;
    }

    private static void Compare(
        List<string> failures,
        string id,
        Initializer initializer,
        Shape shape,
        ElementTypes type,
        GoldenPayload expected)
    {
        string? difference = ElementDispatch.Run<Comparison, string?>(type, new(initializer, shape, expected));
        if (difference is not null)
        {
            failures.Add($"{id} {difference}");
        }
    }

    private readonly record struct Comparison(Initializer Initializer, Shape Shape, GoldenPayload Expected)
        : IElementFunction<string?>
    {
        public string? Run<T>()
            where T : unmanaged => Expected.FirstDifference<T>(Initializer.Initialize<T>(Shape).Span);
    }
}
