using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>Tells whether a shard's file is already there, complete and right.</summary>
internal static class ShardCheck
{
    private const int BufferBytes = 4 << 20;

    /// <summary>
    /// Compares the header with what it must say and hashes every tensor's bytes: a bit that has changed since they
    /// were written is found.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="shard">What it should be.</param>
    /// <param name="digests">The digest of each tensor, by name, if the file is right.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>Null if the file is right; else what is wrong with it.</returns>
    internal static string? FindProblem(
        string path, Shard shard, out IReadOnlyDictionary<string, string> digests, CancellationToken cancellation)
    {
        digests = new Dictionary<string, string>();
        if (!File.Exists(path))
        {
            return "there is no such file";
        }

        try
        {
            using SafetensorsReader reader = new(path);
            if (!SaysTheSame(reader, shard))
            {
                return "it belongs to another plan, backend or split";
            }

            digests = StatedDigests(reader.Metadata, path);
            foreach (SafetensorsEntry entry in reader.Entries)
            {
                if (!digests.TryGetValue(entry.Name, out string? stated)
                    || stated != DigestOf(reader, entry, cancellation))
                {
                    return $"the bytes of \"{entry.Name}\" do not have the digest in its header";
                }
            }

            return null;
        }
        catch (Exception e) when (e is FileException or IOException)
        {
            return OneLine.Of(e);
        }
    }

    /// <summary>Whether a file's header is that of a shard, apart from digests: the bytes are not looked at.</summary>
    internal static bool HasHeaderOf(string path, Shard shard)
    {
        try
        {
            using SafetensorsReader reader = new(path);
            return SaysTheSame(reader, shard);
        }
        catch (FileException)
        {
            return false;
        }
    }

    /// <summary>The digests that a header states, by name; none if it states none that can be read.</summary>
    internal static IReadOnlyDictionary<string, string> StatedDigests(
        IReadOnlyDictionary<string, string> metadata, string path)
    {
        Dictionary<string, string> digests = new(StringComparer.Ordinal);
        if (metadata.TryGetValue(Shard.DigestsKey, out string? text))
        {
            const string Where = "the header's " + Shard.DigestsKey;
            try
            {
                using JsonDocument document = JsonFields.Parse(text, path, $"{Where} is ");
                foreach (JsonProperty item in JsonFields.Object(document.RootElement, path, Where).EnumerateObject())
                {
                    digests[item.Name] = JsonFields.Text(document.RootElement, item.Name, path, Where);
                }
            }
            catch (FileException)
            {
                digests.Clear();
            }
        }

        return digests;
    }

    private static bool SaysTheSame(SafetensorsReader reader, Shard shard)
    {
        Dictionary<string, string> identity = shard.Identity();
        return reader.Metadata.Count == identity.Count + 1
            && identity.All(pair => reader.Metadata.TryGetValue(pair.Key, out string? text) && text == pair.Value)
            && reader.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .SequenceEqual(SafetensorsWriter.LayOut(shard.Tensors)
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal));
    }

    private static string DigestOf(SafetensorsReader reader, SafetensorsEntry entry, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = entry.End - entry.Begin;
        byte[] buffer = new byte[Math.Min(BufferBytes, length)];
        for (long done = 0; done < length; done += buffer.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done));
            reader.Read(entry, done, part);
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
