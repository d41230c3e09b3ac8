using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Printing;

namespace Initializers.Serialization;

/// <summary>Writes JSON as Python's <c>json.dumps</c> does: one line, ASCII, a space after each mark.</summary>
internal static class PythonJson
{
    /// <summary>What may stand before JSON: white space and a byte order mark.</summary>
    internal const string Blanks = " \t\r\n\uFEFF";

    private const int LongestDescription = 200;

    private static readonly string[] NotNumbers = ["NaN", "-Infinity", "Infinity"];

    internal static string Write(JsonNode? node)
    {
        StringBuilder text = new();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>The text for an error message, cut if it is long.</summary>
    internal static string Describe(JsonNode? node)
    {
        string text = Write(node);
        return text.Length <= LongestDescription ? text : text[..LongestDescription] + "...";
    }

    /// <summary>
    /// The text with what Python writes and JSON does not have in quotation marks, and without a byte order mark.
    /// </summary>
    internal static string ToStrict(string json)
    {
        json = json.TrimStart('\uFEFF');
        if (!NotNumbers.Any(json.Contains))
        {
            return json;
        }

        StringBuilder text = new(json.Length + 2);
        bool isString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char character = json[i];
            string? word = isString
                ? null
                : Array.Find(NotNumbers, word => string.CompareOrdinal(json, i, word, 0, word.Length) == 0);
            if (word is not null)
            {
                text.Append('"').Append(word).Append('"');
                i += word.Length - 1;
                continue;
            }

            text.Append(character);
            if (isString && character == '\\' && i + 1 < json.Length)
            {
                text.Append(json[++i]);
            }

            isString ^= character == '"';
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                string comma = "";
                foreach ((string key, JsonNode? value) in members)
                {
                    AppendString(text.Append(comma), key);
                    Append(text.Append(": "), value);
                    comma = ", ";
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (int i = 0; i < items.Count; i++)
                {
                    Append(text.Append(i == 0 ? "" : ", "), items[i]);
                }

                text.Append(']');
                break;
            default:
                AppendValue(text, node.AsValue());
                break;
        }
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String && value.TryGetValue(out string? characters))
        {
            AppendString(text, characters);
        }
        else if (JsonNumber.TryRead(value, out JsonNumber number))
        {
            text.Append(number.IntegerDigits ?? PythonNumber.Format(number.Value));
        }
        else
        {
            text.Append(value.ToJsonString());
        }
    }

    private static void AppendString(StringBuilder text, string characters)
    {
        text.Append('"');
        foreach (char character in characters)
        {
            string? escaped = character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => null,
            };
            _ = escaped is null ? text.Append(character) : text.Append(escaped);
        }

        text.Append('"');
    }
}
