using System;
using System.Security.Cryptography;
using System.Threading;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>Fills parts of weights, a chunk at a time, and hashes them on the way.</summary>
internal static class PartDigest
{
    /// <summary>Fills a part and gives its SHA-256.</summary>
    /// <param name="part">The part.</param>
    /// <param name="chunks">The buffer that the part passes through.</param>
    /// <param name="take">Receives each chunk.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>The digest in lower case.</returns>
    internal static string Of(
        WeightPart part, ChunkedFill chunks, Action<ReadOnlySpan<byte>> take, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            foreach (ReadOnlyMemory<byte> chunk in chunks.Fill(
                part.Weight.Initializer, part.Weight.Type, part.Weight.Shape, part.Box, cancellation))
            {
                hash.AppendData(chunk.Span);
                take(chunk.Span);
            }
        }
        catch (ArgumentException e)
        {
            throw new InputException($"weight \"{part.Weight.Name}\": {OneLine.Of(e)}", e);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
