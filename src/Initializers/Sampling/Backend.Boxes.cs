using System;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <content>Boxes of a draw.</content>
public abstract partial class Backend
{
    /// <summary>Writes the values of a box that begin with number <paramref name="start"/> in it.</summary>
    /// <remarks>Run by run, on several threads, unless overridden.</remarks>
    internal virtual void FillBox<T>(
        Distribution distribution,
        SeedPair seed,
        in BoxMap map,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
        where T : unmanaged =>
        BoxRuns<DrawnRuns<T>, T>.Fill(
            map, new(this, distribution, seed, map.Shape.ElementCount), start, maxDegreeOfParallelism, destination);

    /// <summary>The values of a draw, by runs.</summary>
    private protected readonly struct DrawnRuns<T>(
        Backend backend, Distribution distribution, SeedPair seed, long elementCount) : IRunWriter<T>, IRunReader<T>
        where T : unmanaged
    {
        /// <inheritdoc/>
        public void Write(long start, Span<T> destination) =>
            backend.Fill(distribution, seed, elementCount, start, 1, destination);

        /// <inheritdoc/>
        public void Read(long start, Span<T> destination) => Write(start, destination);
    }
}
