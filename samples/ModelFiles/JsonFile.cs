using System;
using System.IO;
using System.IO.Compression;
using System.Text.Json;

namespace Initializers.Samples.ModelFiles;

/// <summary>Opens JSON files, compressed by gzip or not, and turns what can go wrong into one sentence.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    internal static JsonDocument Open(string path)
    {
        try
        {
            var document = JsonDocument.Parse(ReadAllBytes(path), Strict);
            ReadTexts(document.RootElement);
            return document;
        }
        catch (InvalidOperationException e)
        {
            throw new ModelFileException(path, $"not valid JSON: {OneLine.Of(e)}", e);
        }
        catch (JsonException e)
        {
            string place = e.LineNumber is long line ? $" at line {line + 1}, byte {e.BytePositionInLine + 1}" : "";
            throw new ModelFileException(path, $"not valid JSON{place}.", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException(path, "there is no such file.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ModelFileException(path, $"not a gzip file: {OneLine.Of(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, "the file cannot be read.", e);
        }
    }

    // The first two bytes tell, whatever the file is called: no JSON text begins so.
    private static byte[] ReadAllBytes(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes is not [0x1F, 0x8B, ..])
        {
            return bytes;
        }

        using MemoryStream text = new();
        using GZipStream unzipped = new(new MemoryStream(bytes), CompressionMode.Decompress);
        unzipped.CopyTo(text);
        return text.ToArray();
    }

    /// <summary>A property that must be there, of the kind it must have.</summary>
    internal static JsonElement Require(JsonElement parent, string name, JsonValueKind kind, string path, string where)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFileException(path, $"{where} must be an object; received {Describe(parent)}.");
        }

        if (!parent.TryGetProperty(name, out JsonElement value))
        {
            throw new ModelFileException(path, $"{where} must have \"{name}\".");
        }

        return value.ValueKind == kind
            ? value
            : throw new ModelFileException(
                path, $"\"{name}\" of {where} must be {Name(kind)}; received {Describe(value)}.");
    }

    /// <summary>A text that may be missing or null.</summary>
    internal static string? Optional(JsonElement parent, string name, string path, string where) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? Require(parent, name, JsonValueKind.String, path, where).GetString()
            : null;

    internal static string Describe(JsonElement value)
    {
        string text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : $"{text.AsSpan(0, 57)}...";
    }

    // Half a surrogate pair is well-formed JSON, but no text; an element says so only when it is read.
    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        _ => kind.ToString(),
    };
}
