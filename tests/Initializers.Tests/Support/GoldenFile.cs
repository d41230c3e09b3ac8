using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Initializers.Tests.Support;

/// <summary>The golden files beside the test program, parsed once; their format is told in <c>Golden/README.md</c>.</summary>
internal static class GoldenFile
{
    private static readonly ConcurrentDictionary<string, JsonDocument> Documents = new();

    /// <summary>The root object of a JSON file.</summary>
    internal static JsonElement Load(string name) =>
        Documents.GetOrAdd(name, static file => JsonDocument.Parse(Read(file))).RootElement;

    /// <summary>One array of a JSON file.</summary>
    internal static IEnumerable<JsonElement> Rows(string name, string array) =>
        Load(name).GetProperty(array).EnumerateArray();

    /// <summary>The lines of a text file.</summary>
    internal static string[] Lines(string name) => Encoding.ASCII.GetString(Read(name)).Split('\n');

    /// <summary>The value-file cases of an array.</summary>
    internal static IEnumerable<GoldenCase> Cases(string name, string array = "cases")
    {
        foreach (JsonElement row in Rows(name, array))
        {
            yield return new GoldenCase(row);
        }
    }

    /// <summary>A double written as 16 hex digits.</summary>
    internal static double Double(string hex) => BitConverter.UInt64BitsToDouble(Word(hex));

    /// <summary>A word written in hex digits.</summary>
    internal static ulong Word(string? hex) =>
        ulong.Parse(hex!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>An integer written as a decimal string.</summary>
    internal static long Integer(JsonElement element) => long.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>The integers of an array.</summary>
    internal static long[] Integers(JsonElement array)
    {
        long[] values = new long[array.GetArrayLength()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = array[i].GetInt64();
        }

        return values;
    }

    // A file of more than 100 KB lies compressed under its name with .gz.
    private static byte[] Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        using FileStream file = File.OpenRead(path + ".gz");
        using GZipStream unpacked = new(file, CompressionMode.Decompress);
        using MemoryStream bytes = new();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
