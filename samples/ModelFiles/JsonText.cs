using System;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers.Samples.ModelFiles;

/// <summary>JSON as it is written into files: names keep their letters, so that people can read them.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The text on one line.</summary>
    /// <param name="value">What to write.</param>
    /// <returns>JSON.</returns>
    public static string Of(JsonNode value) => value.ToJsonString(Compact);

    /// <summary>The text with a line for each member.</summary>
    /// <param name="value">What to write.</param>
    /// <returns>JSON.</returns>
    public static string Pretty(JsonObject value) => value.ToJsonString(Indented);

    /// <summary>An array of integers.</summary>
    /// <param name="numbers">The integers.</param>
    /// <returns>The array.</returns>
    public static JsonArray ArrayOf(ReadOnlySpan<long> numbers) =>
        [.. numbers.ToArray().Select(number => JsonValue.Create(number))];
}
