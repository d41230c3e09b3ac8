using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>
/// Reads the fields of JSON that came from outside: plans, digests, headers, indices. Whatever is wrong with one is a
/// <see cref="FileException"/> that names the file and the place.
/// </summary>
public static class JsonFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads and parses a file, compressed by gzip or not.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The document.</returns>
    /// <exception cref="FileException">The file is missing, too large, or no JSON.</exception>
    public static JsonDocument Open(string path) => JsonFile.Open(path);

    /// <summary>Parses a text, and checks that every string in it can be read.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="path">The file that it is from.</param>
    /// <param name="subject">How a sentence about it begins: nothing for a whole file, else "its header is ".</param>
    /// <returns>The document.</returns>
    /// <exception cref="FileException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string path, string subject)
    {
        try
        {
            var document = JsonDocument.Parse(utf8, Strict);
            CheckTexts(utf8.Span);
            return document;
        }
        catch (JsonException e)
        {
            throw NotJson(e, path, subject);
        }
        catch (InvalidOperationException e)
        {
            throw new FileException(path, $"{subject}not valid JSON: {OneLine.Of(e)}", e);
        }
    }

    /// <summary>Parses a text that stands in a field of another one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file that it is from.</param>
    /// <param name="subject">How a sentence about it begins.</param>
    /// <returns>The document.</returns>
    /// <exception cref="FileException">It is no JSON.</exception>
    public static JsonDocument Parse(string text, string path, string subject) =>
        Parse(Encoding.UTF8.GetBytes(text), path, subject);

    /// <summary>A value that must be an object.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the value is.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FileException">It is none.</exception>
    public static JsonElement Object(JsonElement value, string path, string where) =>
        value.ValueKind == JsonValueKind.Object
            ? value
            : throw new FileException(path, $"{where} must be an object; received {Describe(value)}.");

    /// <summary>A property that must be there, of the kind it must have.</summary>
    /// <param name="parent">The object that has it.</param>
    /// <param name="name">The property.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the object is.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FileException">It is missing or of another kind.</exception>
    public static JsonElement Require(JsonElement parent, string name, JsonValueKind kind, string path, string where)
    {
        if (!Object(parent, path, where).TryGetProperty(name, out JsonElement value))
        {
            throw new FileException(path, $"{where} must have \"{name}\".");
        }

        return value.ValueKind == kind
            ? value
            : throw new FileException(
                path, $"\"{name}\" of {where} must be {Name(kind)}; received {Describe(value)}.");
    }

    /// <summary>A text that must be there.</summary>
    /// <param name="parent">The object that has it.</param>
    /// <param name="name">The property.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the object is.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FileException">It is missing or of another kind.</exception>
    public static string Text(JsonElement parent, string name, string path, string where) =>
        Require(parent, name, JsonValueKind.String, path, where).GetString()!;

    /// <summary>A text that may be missing or null.</summary>
    /// <param name="parent">The object that may have it.</param>
    /// <param name="name">The property.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the object is.</param>
    /// <returns>The text, or null.</returns>
    /// <exception cref="FileException">It is of another kind.</exception>
    public static string? OptionalText(JsonElement parent, string name, string path, string where) =>
        Object(parent, path, where).TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? Text(parent, name, path, where)
            : null;

    /// <summary>64-bit integers that must be there.</summary>
    /// <param name="parent">The object that has them.</param>
    /// <param name="name">The property, an array.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the object is.</param>
    /// <returns>The integers.</returns>
    /// <exception cref="FileException">They are missing, or one is no such integer.</exception>
    public static long[] Integers(JsonElement parent, string name, string path, string where) =>
        [.. Require(parent, name, JsonValueKind.Array, path, where).EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long integer)
                ? integer
                : throw new FileException(path, $"\"{name}\" of {where} must hold integers; received {Describe(item)}."))];

    /// <summary>A shape that must be there.</summary>
    /// <param name="parent">The object that has it.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What the object is.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="FileException">It is missing, or no shape.</exception>
    public static Shape Shape(JsonElement parent, string path, string where)
    {
        long[] sizes = Integers(parent, "shape", path, where);
        return Check(() => new Shape(sizes), path, $"\"shape\" of {where}");
    }

    /// <summary>Makes something of what was read.</summary>
    /// <typeparam name="T">What is made.</typeparam>
    /// <param name="make">Makes it, or throws an <see cref="ArgumentException"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="where">What it is made of.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="FileException">An argument was refused.</exception>
    public static T Check<T>(Func<T> make, string path, string where)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new FileException(path, $"{where}: {OneLine.Of(e)}", e);
        }
    }

    internal static FileException NotJson(JsonException exception, string path, string subject)
    {
        string problem = exception.LineNumber is long line
            ? FormattableString.Invariant($" at line {line + 1}, byte {exception.BytePositionInLine + 1}.")
            : $": {OneLine.Of(exception)}";
        return new(path, $"{subject}not valid JSON{problem}", exception);
    }

    internal static string Describe(JsonElement value)
    {
        string text = value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : $"{text.AsSpan(0, 57)}...";
    }

    // Bytes that are no UTF-8 and halves of surrogate pairs are well-formed JSON, but no text; an element says so only
    // when it is read. A half can only stand there as an escape.
    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new InvalidOperationException("a text in it is not UTF-8.");
        }

        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        Utf8JsonReader reader = new(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => kind.ToString(),
    };
}
