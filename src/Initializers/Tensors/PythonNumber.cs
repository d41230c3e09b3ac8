using System.Text.Json.Nodes;

namespace Initializers.Tensors;

/// <summary>Numbers as Python writes them, so that configurations and printed scalars have Keras's text.</summary>
internal static class PythonNumber
{
    /// <summary>
    /// The fewest digits that read back as the same double: <c>1.0</c>, <c>0.1</c>, <c>1e-05</c>, <c>1e+16</c>,
    /// <c>nan</c>, <c>inf</c>.
    /// </summary>
    internal static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        return Format(DecimalDigits.Shortest(value));
    }

    /// <summary>The number as a JSON value that is written with <see cref="Format(double)"/>.</summary>
    /// <remarks>JSON has no NaN and no infinity: they become the strings "NaN", "Infinity" and "-Infinity".</remarks>
    internal static JsonNode ToNode(double value) =>
        double.IsFinite(value)
            ? JsonNode.Parse(Format(value))!
            : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

    /// <summary>The same for digits that are found already.</summary>
    internal static string Format(DecimalDigits digits)
    {
        if (digits.Exponent is >= -4 and < 16)
        {
            return digits.ToPositional(1);
        }

        string text = digits.ToScientific(0);
        return digits.Digits.Length == 1 ? text.Replace(".", "", System.StringComparison.Ordinal) : text;
    }
}
