using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>
/// Gives the elements of weights as little-endian bytes, a chunk at a time, through one buffer: a model of any size
/// passes through a few MiB.
/// </summary>
/// <remarks>
/// <para>Any run of a weight can be filled alone, so chunks need nothing from each other. Two cases differ.
/// <see cref="Orthogonal"/> comes from a factorization of the whole matrix: it is filled whole, once, and cut into
/// chunks afterwards. NumPy's and PyTorch's generators are sequential: a run may cost as much as everything before it,
/// so chunks are larger there; for a layout too, which is filled fastest whole.</para>
/// </remarks>
public sealed class ChunkedFill
{
    /// <summary>The usual size of a chunk: large enough to fill in parallel, small enough for the cache.</summary>
    public const int DefaultChunkBytes = 4 << 20;

    private const int LargeChunkBytes = 64 << 20;

    private readonly int? _chunkBytes;
    private readonly int _degree;
    private byte[] _buffer = [];

    /// <summary>Makes the buffer's owner; the buffer grows to the largest chunk that is asked for.</summary>
    /// <param name="chunkBytes">The size of a chunk in bytes, a multiple of 8; null lets the backend decide.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive multiple of 8.</exception>
    public ChunkedFill(int? chunkBytes = null, int maxDegreeOfParallelism = -1)
    {
        if (chunkBytes is int size && (size <= 0 || size % sizeof(double) != 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(chunkBytes), size, $"chunkBytes must be a positive multiple of 8; received {size}.");
        }

        _chunkBytes = chunkBytes;
        _degree = maxDegreeOfParallelism;
    }

    /// <summary>Fills a run of one tensor and gives it in chunks, each valid until the next is asked for.</summary>
    /// <param name="initializer">
    /// What fills. A <see cref="SeedGenerator"/> moves on once, when the first chunk is asked for.
    /// </param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape of the whole tensor.</param>
    /// <param name="start">The flat index of the first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>The chunks in order.</returns>
    /// <exception cref="ArgumentException">The initializer cannot fill this shape or not with this type.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Fill(
        Initializer initializer,
        ElementTypes type,
        Shape shape,
        long start,
        long count,
        CancellationToken cancellation = default) =>
        Fill(initializer, type, shape, null, start, count, cancellation);

    /// <summary>Fills a box of one tensor and gives it in chunks, each valid until the next is asked for.</summary>
    /// <param name="initializer">
    /// What fills. A <see cref="SeedGenerator"/> moves on once, when the first chunk is asked for.
    /// </param>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape of the whole tensor.</param>
    /// <param name="box">The part of it to fill.</param>
    /// <param name="cancellation">Looked at before each chunk.</param>
    /// <returns>The chunks of the box's elements, in the box's own row-major order.</returns>
    /// <exception cref="ArgumentException">
    /// The initializer cannot fill this shape or not with this type, or the box does not lie in the shape.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Fill(
        Initializer initializer,
        ElementTypes type,
        Shape shape,
        Box box,
        CancellationToken cancellation = default) =>
        box.Extent == shape
            ? Fill(initializer, type, shape, null, 0, shape.ElementCount, cancellation)
            : Fill(initializer, type, shape, box, 0, box.Extent.ElementCount, cancellation);

    private IEnumerable<ReadOnlyMemory<byte>> Fill(
        Initializer initializer,
        ElementTypes type,
        Shape shape,
        Box? box,
        long start,
        long count,
        CancellationToken cancellation)
    {
        int size = Element.SizeOf(type);
        int chunk = ChunkBytes(initializer) / size;
        Initializer frozen = initializer.Freeze();
        bool isWhole = frozen.WithParts().Any(part => part is Orthogonal);
        cancellation.ThrowIfCancellationRequested();
        if (isWhole || count == 0)
        {
            // An empty run is filled all the same: that is what checks type and shape.
            Fill(frozen, type, shape, box, 0, isWhole ? (box?.Extent ?? shape).ElementCount : 0);
        }

        for (long done = 0; done < count; done += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            int length = (int)Math.Min(chunk, count - done);
            if (!isWhole)
            {
                Fill(frozen, type, shape, box, start + done, length);
            }

            yield return _buffer.AsMemory(isWhole ? (int)(start + done) * size : 0, length * size);
        }
    }

    private int ChunkBytes(Initializer initializer) => _chunkBytes
        ?? (initializer.Backend.IsSequential || initializer is LayoutInitializer ? LargeChunkBytes : DefaultChunkBytes);

    private void Fill(Initializer initializer, ElementTypes type, Shape shape, Box? box, long start, long length)
    {
        if (length > Array.MaxLength / Element.SizeOf(type))
        {
            throw new ArgumentException(
                $"{initializer.GetType().Name} is made whole, which needs the shape {shape} to fit in "
                + $"{Array.MaxLength} bytes.");
        }

        int bytes = (int)length * Element.SizeOf(type);
        if (_buffer.Length < bytes)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(bytes);
        }

        Span<byte> destination = _buffer.AsSpan(0, bytes);
        if (box is Box part)
        {
            initializer.FillBox(shape, part, type, start, destination, _degree);
        }
        else
        {
            initializer.Fill(shape, type, start, destination, _degree);
        }

        for (int at = 0; at < bytes && !BitConverter.IsLittleEndian; at += Element.SizeOf(type))
        {
            destination.Slice(at, Element.SizeOf(type)).Reverse();
        }
    }
}
