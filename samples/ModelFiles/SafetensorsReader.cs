using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>Reads a safetensors file: the header at once and checked, elements when they are asked for.</summary>
public sealed class SafetensorsReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly long _dataStart;
    private readonly string _path;
    private readonly Dictionary<string, SafetensorsEntry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileException">The file is missing or no safetensors file.</exception>
    public SafetensorsReader(string path)
    {
        _path = path;
        _stream = InputFile.Open(path);
        try
        {
            byte[] header = ReadHeader();
            _dataStart = SafetensorsHeader.PrefixLength + header.Length;
            Parse(header);
            CheckOffsets();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The tensors in the order of their elements.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; private set; } = [];

    /// <summary>The texts of <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Finds a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The tensor, or null.</returns>
    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads bytes of a tensor's elements.</summary>
    /// <param name="entry">The tensor.</param>
    /// <param name="start">The first byte, counted from the tensor's own first.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <exception cref="ArgumentException">The run does not lie inside the tensor.</exception>
    /// <exception cref="FileException">The tensor's type is not supported.</exception>
    public void Read(SafetensorsEntry entry, long start, Span<byte> destination)
    {
        if (start < 0 || start > entry.End - entry.Begin - destination.Length)
        {
            throw new ArgumentException(
                $"destination must lie in the {entry.End - entry.Begin} bytes of the tensor; "
                + $"received {destination.Length} bytes from {start}.",
                nameof(destination));
        }

        if (entry.UnsupportedType is string unsupported)
        {
            throw new FileException(_path, $"\"{entry.Name}\" has the type {unsupported}, which is not supported.");
        }

        _stream.Position = _dataStart + entry.Begin + start;
        _stream.ReadExactly(destination);
    }

    /// <summary>Reads all of a tensor's elements as bytes.</summary>
    /// <param name="entry">The tensor.</param>
    /// <returns>The bytes.</returns>
    public byte[] ReadAll(SafetensorsEntry entry)
    {
        byte[] bytes = new byte[entry.End - entry.Begin];
        Read(entry, 0, bytes);
        return bytes;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private byte[] ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        if (_stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw Bad("it is shorter than the length of its header.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxLength || (long)length > _stream.Length - prefix.Length)
        {
            throw Bad($"its header would be {length} bytes long.");
        }

        byte[] header = new byte[length];
        _stream.ReadExactly(header);
        return header;
    }

    private void Parse(byte[] header)
    {
        using JsonDocument document = JsonFields.Parse(header, _path, "not a safetensors file: its header is ");
        foreach (JsonProperty item in JsonFields.Object(document.RootElement, _path, "the header").EnumerateObject())
        {
            if (item.Name == SafetensorsHeader.MetadataKey)
            {
                ParseMetadata(item.Value);
            }
            else
            {
                _byName.Add(item.Name, ParseEntry(item));
            }
        }

        Entries = [.. _byName.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
    }

    private void ParseMetadata(JsonElement metadata)
    {
        const string Where = "the header's " + SafetensorsHeader.MetadataKey;
        foreach (JsonProperty text in JsonFields.Object(metadata, _path, Where).EnumerateObject())
        {
            _metadata.Add(text.Name, JsonFields.Text(metadata, text.Name, _path, Where));
        }
    }

    private SafetensorsEntry ParseEntry(JsonProperty item)
    {
        string where = $"\"{item.Name}\" in the header";
        string typeName = JsonFields.Text(item.Value, "dtype", _path, where);
        ElementTypes type = SafetensorsHeader.ParseType(typeName);
        Shape shape = JsonFields.Shape(item.Value, _path, where);
        long[] offsets = JsonFields.Integers(item.Value, "data_offsets", _path, where);
        bool isSupported = type != ElementTypes.None;
        try
        {
            // Begin is checked against the tensor before, so a difference that wraps round is found too.
            return offsets is [long begin, long end]
                && (isSupported ? end - begin == TensorBytes.Of(type, shape) : end >= begin)
                ? new(item.Name, type, shape, begin, end) { UnsupportedType = isSupported ? null : typeName }
                : throw Bad($"{where} has offsets that do not fit its shape.");
        }
        catch (ArgumentException e)
        {
            throw Bad($"{where}: {OneLine.Of(e)}", e);
        }
    }

    private void CheckOffsets()
    {
        long expected = 0;
        foreach (SafetensorsEntry entry in Entries)
        {
            if (entry.Begin != expected)
            {
                throw Bad($"\"{entry.Name}\" starts at {entry.Begin}, not at {expected}.");
            }

            expected = entry.End;
        }

        if (_stream.Length - _dataStart != expected)
        {
            throw Bad($"it has {_stream.Length - _dataStart} bytes of elements, not {expected}.");
        }
    }

    private FileException Bad(string problem, Exception? inner = null) =>
        new(_path, $"not a safetensors file: {problem}", inner);
}
