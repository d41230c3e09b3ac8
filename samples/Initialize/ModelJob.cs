using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.Initialize;

/// <summary>A weight whose digest is not the expected one.</summary>
/// <param name="Name">The weight's name.</param>
/// <param name="Expected">The digest expected; null if the weight is not in the digest file.</param>
/// <param name="Actual">The digest found; null if the weight is not in the plan.</param>
internal sealed record DigestMismatch(string Name, string? Expected, string? Actual);

/// <summary>What came of filling a model.</summary>
/// <param name="Elapsed">The time it took, with hashing and writing.</param>
/// <param name="Equal">How many weights have the expected digest.</param>
/// <param name="Unstated">How many weights the digest file states no digest for.</param>
/// <param name="Mismatches">The weights that differ.</param>
internal sealed record ModelResult(
    TimeSpan Elapsed, int Equal, int Unstated, IReadOnlyList<DigestMismatch> Mismatches);

/// <summary>Fills a plan into a safetensors file, a chunk at a time, and compares digests on the way.</summary>
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
        int equal = 0;
        int unstated = 0;
        List<DigestMismatch> mismatches = [];
        Dictionary<string, PlannedWeight> weights = plan.Weights.ToDictionary(weight => weight.Name);
        ChunkedFill chunks = chunkedFill ?? new();
        using SafetensorsWriter writer = new(
            path, plan.Weights.Select(weight => (weight.Name, weight.Type, weight.Shape)), metadata);
        foreach (SafetensorsEntry entry in writer.Entries)
        {
            string actual = Write(weights[entry.Name], writer, chunks, done, cancellation);
            if (digests is null)
            {
                continue;
            }

            bool isListed = digests.TryGet(entry.Name, out string? expected);
            if (isListed && expected is null)
            {
                unstated++;
            }
            else if (expected == actual)
            {
                equal++;
            }
            else
            {
                mismatches.Add(new(entry.Name, expected, actual));
            }
        }

        writer.Commit();
        if (digests is not null)
        {
            mismatches.AddRange(digests.Names
                .Where(name => !weights.ContainsKey(name))
                .Select(name => new DigestMismatch(name, digests.TryGet(name, out string? d) ? d : null, null)));
        }

        return new(Stopwatch.GetElapsedTime(started), equal, unstated, mismatches);
    }

    private static string Write(
        PlannedWeight weight,
        SafetensorsWriter writer,
        ChunkedFill chunks,
        Action<long> done,
        CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            foreach (ReadOnlyMemory<byte> chunk in chunks.Fill(
                weight.Initializer, weight.Type, weight.Shape, 0, weight.Shape.ElementCount, cancellation))
            {
                hash.AppendData(chunk.Span);
                writer.Write(chunk.Span);
                done(chunk.Length);
            }
        }
        catch (ArgumentException e)
        {
            throw new InputException($"weight \"{weight.Name}\": {OneLine.Of(e)}", e);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
