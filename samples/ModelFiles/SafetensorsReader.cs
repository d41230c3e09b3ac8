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
    /// <exception cref="ModelFileException">The file is missing or no safetensors file.</exception>
    public SafetensorsReader(string path)
    {
        _path = path;
        try
        {
            _stream = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, "the file cannot be read.", e);
        }

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
    public void Read(SafetensorsEntry entry, long start, Span<byte> destination)
    {
        if (start < 0 || start > entry.End - entry.Begin - destination.Length)
        {
            throw new ArgumentException(
                $"destination must lie in the {entry.End - entry.Begin} bytes of the tensor; "
                + $"received {destination.Length} bytes from {start}.",
                nameof(destination));
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
        try
        {
            using JsonDocument document = JsonDocument.Parse(header, new() { AllowDuplicateProperties = false });
            foreach (JsonProperty item in document.RootElement.EnumerateObject())
            {
                if (item.Name != SafetensorsHeader.MetadataKey)
                {
                    _byName.Add(item.Name, ParseEntry(item));
                    continue;
                }

                foreach (JsonProperty text in item.Value.EnumerateObject())
                {
                    _metadata.Add(text.Name, text.Value.GetString() ?? "");
                }
            }
        }
        catch (Exception e) when (
            e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
            or ArgumentException or OverflowException)
        {
            throw Bad($"its header is not valid: {OneLine.Of(e)}", e);
        }

        Entries = [.. _byName.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
    }

    private static SafetensorsEntry ParseEntry(JsonProperty item)
    {
        ElementTypes type = SafetensorsHeader.ParseType(item.Value.GetProperty("dtype").GetString());
        Shape shape = Shape.Create(
            [.. item.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);
        JsonElement offsets = item.Value.GetProperty("data_offsets");
        SafetensorsEntry entry = new(item.Name, type, shape, offsets[0].GetInt64(), offsets[1].GetInt64());
        return type != ElementTypes.None
            && offsets.GetArrayLength() == 2
            && entry.End - entry.Begin == checked(shape.ElementCount * Element.SizeOf(type))
                ? entry
                : throw new FormatException($"\"{item.Name}\" has an unknown dtype or offsets that do not fit.");
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

    private ModelFileException Bad(string problem, Exception? inner = null) =>
        new(_path, $"not a safetensors file: {problem}", inner);
}
