using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>Fills a shard into its file, which appears under its name only when it is complete.</summary>
internal static class ShardWriter
{
    /// <summary>Fills, hashes and writes in one pass; the digests go into the header at the end.</summary>
    /// <returns>The digest of each tensor, by name.</returns>
    internal static IReadOnlyDictionary<string, string> Write(
        string path, Shard shard, ChunkedFill chunks, Action<long> done, CancellationToken cancellation)
    {
        Dictionary<string, WeightPart> parts = shard.Parts.ToDictionary(part => part.Weight.Target);
        Dictionary<string, string> digests = new(StringComparer.Ordinal);
        using SafetensorsWriter writer = new(path, shard.Tensors, shard.MetadataToBe());
        foreach (SafetensorsEntry entry in writer.Entries)
        {
            WeightPart part = parts[entry.Name];
            digests.Add(entry.Name, WeightFill.Run(
                part.Weight,
                part.Box,
                chunks,
                chunk =>
                {
                    writer.Write(chunk);
                    done(chunk.Length);
                },
                isHashed: true,
                cancellation)!);
        }

        writer.ReplaceMetadata(shard.Metadata(digests));
        writer.Commit();
        return digests;
    }
}
