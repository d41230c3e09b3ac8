using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers.Printing;

/// <summary>Numbers as Python writes them, so that configurations and printed scalars have Keras's text.</summary>
internal static class PythonNumber
{
    /// <summary>
    /// The fewest digits that read back as the same number: <c>1.0</c>, <c>0.1</c>, <c>1e-05</c>, <c>1e+16</c>,
    /// <c>nan</c>, <c>inf</c>.
    /// </summary>
    /// <typeparam name="T">A floating-point type; bfloat16 counts as single.</typeparam>
    internal static string Format<T>(T number)
        where T : unmanaged
    {
        double value = Element.ToDouble(number);
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        DecimalDigits digits = DecimalDigits.Shortest(number);
        if (value == 0.0 || Math.Abs(value) is >= 1e-4 and < 1e16)
        {
            return digits.ToPositional(1);
        }

        string text = digits.ToScientific(0);
        return digits.Digits.Length == 1 ? text.Replace(".", "", StringComparison.Ordinal) : text;
    }

    /// <summary>The number as a JSON value that is written with <see cref="Format"/>.</summary>
    /// <remarks>JSON has no NaN and no infinity: they become the strings "NaN", "Infinity" and "-Infinity".</remarks>
    internal static JsonNode ToNode(double value) =>
        double.IsFinite(value)
            ? JsonNode.Parse(Format(value))!
            : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

    /// <summary>How NaN and the infinities are written.</summary>
    internal static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
