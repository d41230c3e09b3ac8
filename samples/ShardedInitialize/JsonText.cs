using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>JSON as it is written into files: names keep their letters, so that people can read them.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    internal static string Of(JsonObject value) => value.ToJsonString(Compact);

    internal static string Pretty(JsonObject value) => value.ToJsonString(Indented);

    internal static JsonNode? ArrayOf(ReadOnlySpan<long> numbers) => JsonSerializer.SerializeToNode(numbers.ToArray());
}
