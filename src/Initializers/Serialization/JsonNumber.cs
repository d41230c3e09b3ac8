using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Initializers.Printing;

namespace Initializers.Serialization;

/// <summary>A JSON number with what Python would see in it: <c>2</c> is an integer, <c>2.0</c> is not.</summary>
/// <param name="Value">The number, rounded to a double.</param>
/// <param name="IntegerDigits">All the digits of an integer, or null.</param>
internal readonly record struct JsonNumber(double Value, string? IntegerDigits)
{
    internal static bool TryRead([NotNullWhen(true)] JsonNode? node, out JsonNumber number)
    {
        number = default;
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
        {
            return false;
        }

        // A node made from a double prints 2 for 2.0; its type says more than its text.
        if (value.TryGetValue(out double made) && !value.TryGetValue(out JsonElement _))
        {
            number = new(made, null);
            return true;
        }

        if (value.TryGetValue(out float single) && !value.TryGetValue(out JsonElement _))
        {
            number = new(single, null);
            return true;
        }

        string text = value.ToJsonString();
        bool isInteger = text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;
        number = new(
            double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            isInteger ? text == "-0" ? "0" : text : null);
        return true;
    }

    /// <summary>Reads an integer of 64 bits.</summary>
    internal static bool TryReadInt64(JsonNode? node, out long value)
    {
        value = 0;
        return TryRead(node, out JsonNumber number) && number.TryGetInt64(out value);
    }

    internal bool TryGetInt64(out long value)
    {
        value = 0;
        return IntegerDigits is not null
            && long.TryParse(IntegerDigits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a number or one of the three strings that stand for a value JSON does not have.</summary>
    internal static bool TryReadDouble(JsonNode? node, out double value)
    {
        if (TryRead(node, out JsonNumber number))
        {
            value = number.Value;
            return true;
        }

        foreach (double special in (ReadOnlySpan<double>)[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            if (JsonNode.DeepEquals(node, PythonNumber.ToNode(special)))
            {
                value = special;
                return true;
            }
        }

        value = 0;
        return false;
    }
}
