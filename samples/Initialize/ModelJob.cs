using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Initialize;

/// <summary>What came of filling a model.</summary>
/// <param name="Elapsed">The time it took, with hashing and writing.</param>
/// <param name="Digests">How its digests compare; null if that was not asked for.</param>
internal sealed record ModelResult(TimeSpan Elapsed, DigestComparison? Digests);

/// <summary>Fills a plan into a safetensors file, a chunk at a time, and compares digests on the way if asked to.</summary>
internal static class ModelJob
{
    internal static ModelResult Run(
        Plan plan,
        string path,
        IReadOnlyDictionary<string, string> metadata,
        DigestFile? digests,
        Action<long> done,
        CancellationToken cancellation,
        ChunkedFill? chunkedFill = null)
    {
        long started = Stopwatch.GetTimestamp();
        DigestComparison? comparison = digests is null ? null : new(digests, plan);
        Dictionary<string, PlannedWeight> weights = plan.Weights.ToDictionary(weight => weight.Target);
        ChunkedFill chunks = chunkedFill ?? new();
        using SafetensorsWriter writer = new(
            path, plan.Weights.Select(weight => (weight.Target, weight.Type, weight.Shape)), metadata);
        void Write(ReadOnlySpan<byte> chunk)
        {
            writer.Write(chunk);
            done(chunk.Length);
        }

        foreach (SafetensorsEntry entry in writer.Entries)
        {
            PlannedWeight weight = weights[entry.Name];
            string? digest = WeightFill.Run(
                weight, Box.Whole(weight.Shape), chunks, Write, comparison is not null, cancellation);
            comparison?.Add(weight.Name, digest!);
        }

        writer.Commit();
        return new(Stopwatch.GetElapsedTime(started), comparison);
    }
}
