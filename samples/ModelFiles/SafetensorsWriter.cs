using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>
/// Writes a safetensors file as a stream: the header with every offset first, then the elements in the order of
/// <see cref="Entries"/>. The file gets its name only when it is complete; see <see cref="PendingFile"/>.
/// </summary>
public sealed class SafetensorsWriter : IDisposable
{
    /// <summary>
    /// What every file's metadata says under <c>format</c>: Hugging Face readers refuse a file that does not say for
    /// which framework it is.
    /// </summary>
    public const string Format = "pt";

    private readonly PendingFile _file;
    private readonly int _headerLength;
    private readonly long _length;

    /// <summary>Starts the file and writes its header.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="tensors">What the file will hold; names are distinct.</param>
    /// <param name="metadata">More texts for the header's <c>__metadata__</c>.</param>
    /// <exception cref="ArgumentException">A name is taken twice, or the header would be too long.</exception>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public SafetensorsWriter(
        string path,
        IEnumerable<(string Name, ElementTypes Type, Shape Shape)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        IReadOnlyList<SafetensorsEntry> entries = LayOut(tensors);
        byte[] header = SafetensorsHeader.Encode(entries, metadata);
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);

        Entries = entries;
        _headerLength = header.Length;
        _length = SafetensorsHeader.PrefixLength + header.Length + (entries.Count == 0 ? 0 : entries[^1].End);
        _file = new(path);
        try
        {
            _file.Write(prefix);
            _file.Write(header);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The tensors in the order in which their elements must be written: widest elements first.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Where the tensors of a file lie, without writing it.</summary>
    /// <param name="tensors">What the file would hold; names are distinct.</param>
    /// <returns>The tensors in the order of their elements.</returns>
    /// <exception cref="ArgumentException">A name is taken twice.</exception>
    public static IReadOnlyList<SafetensorsEntry> LayOut(
        IEnumerable<(string Name, ElementTypes Type, Shape Shape)> tensors) => SafetensorsHeader.Layout(tensors);

    /// <summary>Appends elements as little-endian bytes.</summary>
    /// <param name="bytes">The bytes; they may end inside a tensor.</param>
    /// <exception cref="ArgumentException">They are more than the header announces.</exception>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _length - _file.Length)
        {
            throw new ArgumentException(
                $"bytes must fit in the {_length - _file.Length} that the header still announces; "
                + $"received {bytes.Length}.",
                nameof(bytes));
        }

        _file.Write(bytes);
    }

    /// <summary>
    /// Replaces the metadata, by texts known only now: digests of the elements, for which the file was started with
    /// placeholders of the same length.
    /// </summary>
    /// <param name="metadata">The texts.</param>
    /// <exception cref="ArgumentException">The header would become longer or shorter.</exception>
    /// <exception cref="FileException">The file cannot be written.</exception>
    public void ReplaceMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        byte[] header = SafetensorsHeader.Encode(Entries, metadata);
        if (header.Length != _headerLength)
        {
            throw new ArgumentException(
                $"metadata must keep the header's length of {_headerLength} bytes; received {header.Length}.",
                nameof(metadata));
        }

        _file.Rewrite(SafetensorsHeader.PrefixLength, header);
    }

    /// <summary>Gives the complete file its name.</summary>
    /// <exception cref="InvalidOperationException">Elements are missing.</exception>
    /// <exception cref="FileException">The file cannot get its name.</exception>
    public void Commit()
    {
        if (_file.Length != _length)
        {
            throw new InvalidOperationException(
                $"{_length - _file.Length} bytes that the header announces have not been written.");
        }

        _file.Commit();
    }

    /// <summary>Deletes what was written, unless it was committed.</summary>
    public void Dispose() => _file.Dispose();
}
