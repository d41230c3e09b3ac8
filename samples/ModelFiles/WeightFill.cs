using System;
using System.Security.Cryptography;
using System.Threading;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Fills weights of a plan, a chunk at a time; what cannot be filled is an error that names the weight.</summary>
public static class WeightFill
{
    /// <summary>Fills a part of a weight.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="box">The part.</param>
    /// <param name="chunks">The buffer that the part passes through.</param>
    /// <param name="take">Receives each chunk.</param>
    /// <param name="isHashed">Whether the digest is wanted.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>The SHA-256 of the part's bytes in lower case, or null.</returns>
    /// <exception cref="InputException">The initializer cannot fill this weight, or there is too little memory.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static string? Run(
        PlannedWeight weight,
        Box box,
        ChunkedFill chunks,
        Action<ReadOnlySpan<byte>> take,
        bool isHashed,
        CancellationToken cancellation)
    {
        using IncrementalHash? hash = isHashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        try
        {
            foreach (ReadOnlyMemory<byte> chunk in chunks.Fill(
                weight.Initializer, weight.Type, weight.Shape, box, cancellation))
            {
                hash?.AppendData(chunk.Span);
                take(chunk.Span);
            }
        }
        catch (Exception e) when (e is ArgumentException or OutOfMemoryException)
        {
            throw new InputException($"weight \"{weight.Name}\": {OneLine.Of(e)}", e);
        }

        return hash is null ? null : Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
