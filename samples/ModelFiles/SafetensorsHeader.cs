using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

// The safetensors format (github.com/huggingface/safetensors, "Format"):
//
//   8 bytes   N, the length of the header, unsigned little-endian
//   N bytes   a JSON object: tensor name -> dtype, shape, data_offsets [begin, end) counted from the end of the header;
//             "__metadata__" -> strings; padded with spaces
//   the rest  the elements, little-endian, row-major, without holes
//
// There is no package for it that is maintained for .NET, hence this small reader and writer.

/// <summary>What reader and writer of safetensors files share: names of types, limits, the header's text.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The bytes in front of the header that give its length.</summary>
    internal const int PrefixLength = sizeof(ulong);

    /// <summary>The longest header that the format's own readers accept.</summary>
    internal const int MaxLength = 100_000_000;

    internal const string MetadataKey = "__metadata__";

    private const string FormatKey = "format";
    private const int Alignment = 8;

    private static readonly (ElementTypes Type, string Name)[] TypeNames =
    [
        (ElementTypes.Float64, "F64"), (ElementTypes.Float32, "F32"), (ElementTypes.Float16, "F16"),
        (ElementTypes.BFloat16, "BF16"), (ElementTypes.Int64, "I64"), (ElementTypes.Int32, "I32"),
        (ElementTypes.Int16, "I16"), (ElementTypes.Int8, "I8"), (ElementTypes.UInt64, "U64"),
        (ElementTypes.UInt32, "U32"), (ElementTypes.UInt16, "U16"), (ElementTypes.UInt8, "U8"),
        (ElementTypes.Bool, "BOOL"),
    ];

    internal static ElementTypes ParseType(string? name) => TypeNames.FirstOrDefault(pair => pair.Name == name).Type;

    /// <summary>
    /// Places tensors one after another, those with the widest elements first, so that each is aligned to its elements.
    /// </summary>
    internal static SafetensorsEntry[] Layout(IEnumerable<(string Name, ElementTypes Type, Shape Shape)> tensors)
    {
        List<SafetensorsEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        long offset = 0;
        foreach ((string name, ElementTypes type, Shape shape) in tensors
            .OrderByDescending(tensor => Element.SizeOf(tensor.Type)))
        {
            if (name == MetadataKey || !names.Add(name))
            {
                throw new ArgumentException(
                    $"tensors must have distinct names other than {MetadataKey}; received \"{name}\".",
                    nameof(tensors));
            }

            long end = offset + ByteCountOf(name, type, shape);
            if (end < 0)
            {
                throw new ArgumentException("tensors must together have a size that fits in 64 bits.", nameof(tensors));
            }

            entries.Add(new(name, type, shape, offset, end));
            offset = end;
        }

        return [.. entries];
    }

    /// <summary>The header with its padding, so that the elements start at a multiple of 8.</summary>
    internal static byte[] Encode(
        IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        ArrayBufferWriter<byte> buffer = new();

        // Names keep their letters: other readers take any valid JSON, and people read headers too.
        JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (Utf8JsonWriter json = new(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            json.WriteString(FormatKey, SafetensorsWriter.Format);
            foreach ((string key, string value) in metadata ?? ReadOnlyDictionary<string, string>.Empty)
            {
                if (key != FormatKey)
                {
                    json.WriteString(key, value);
                }
            }

            json.WriteEndObject();

            foreach (SafetensorsEntry entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndObject();
        }

        int padded = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        if (padded > MaxLength)
        {
            throw new ArgumentException($"the header must be at most {MaxLength} bytes long; received {padded}.");
        }

        byte[] header = new byte[padded];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static long ByteCountOf(string name, ElementTypes type, Shape shape)
    {
        try
        {
            return TensorBytes.Of(type, shape);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"tensor \"{name}\": {OneLine.Of(e)}", nameof(shape), e);
        }
    }

    private static void Write(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", TypeNames.First(pair => pair.Type == entry.Type).Name);
        json.WriteStartArray("shape");
        foreach (long size in entry.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
