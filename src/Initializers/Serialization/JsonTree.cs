using System.Text.Json;
using System.Text.Json.Nodes;

namespace Initializers.Serialization;

/// <summary>
/// Looks through a tree of nodes for what they do not tell before they are read: a key that stands twice in an object, a
/// text that is none.
/// </summary>
internal static class JsonTree
{
    /// <summary>Refuses a tree that cannot be read, in the library's words.</summary>
    internal static void Check(JsonNode? config)
    {
        try
        {
            ReadTexts(config);
        }
        catch (InvalidOperationException exception)
        {
            throw new ArgumentException(
                $"config must have text without half a surrogate pair: {exception.Message}", nameof(config), exception);
        }
    }

    /// <summary>Reads every text; half a surrogate pair is well-formed JSON, but no text.</summary>
    /// <exception cref="InvalidOperationException">There is such a text.</exception>
    internal static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((_, JsonNode? value) in Members(members))
                {
                    ReadTexts(value);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    ReadTexts(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                value.TryGetValue(out string? _);
                break;
        }
    }

    // An object of a parsed text finds its members when they are asked for, and only then minds a key that is there twice.
    private static JsonObject Members(JsonObject members)
    {
        try
        {
            _ = members.Count;
            return members;
        }
        catch (ArgumentException)
        {
            throw ConfigReader.Error("config", "have each key once", KeyOfTwo(members));
        }
    }

    private static string? KeyOfTwo(JsonObject members)
    {
        using var text = JsonDocument.Parse(members.ToJsonString());
        HashSet<string> keys = [];
        foreach (JsonProperty property in text.RootElement.EnumerateObject())
        {
            if (!keys.Add(property.Name))
            {
                return property.Name;
            }
        }

        return null;
    }
}
