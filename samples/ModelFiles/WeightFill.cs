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
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <exception cref="InputException">The initializer cannot fill this weight, or there is too little memory.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static void Run(
        PlannedWeight weight,
        Box box,
        ChunkedFill chunks,
        Action<ReadOnlySpan<byte>> take,
        CancellationToken cancellation)
    {
        try
        {
            foreach (ReadOnlyMemory<byte> chunk in chunks.Fill(
                weight.Initializer, weight.Type, weight.Shape, box, cancellation))
            {
                take(chunk.Span);
            }
        }
        catch (Exception e) when (e is ArgumentException or OutOfMemoryException)
        {
            throw new InputException($"weight \"{weight.Name}\": {OneLine.Of(e)}", e);
        }
    }

    /// <summary>Fills a part of a weight and gives the SHA-256 of its bytes.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="box">The part.</param>
    /// <param name="chunks">The buffer that the part passes through.</param>
    /// <param name="take">Receives each chunk.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>The digest in lower case.</returns>
    /// <exception cref="InputException">The initializer cannot fill this weight, or there is too little memory.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static string Digest(
        PlannedWeight weight,
        Box box,
        ChunkedFill chunks,
        Action<ReadOnlySpan<byte>> take,
        CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Run(
            weight,
            box,
            chunks,
            chunk =>
            {
                hash.AppendData(chunk);
                take(chunk);
            },
            cancellation);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
