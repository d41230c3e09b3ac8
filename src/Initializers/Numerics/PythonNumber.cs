using System;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Initializers.Numerics;

/// <summary>Writes numbers as Python does, whose text every Keras configuration carries.</summary>
internal static class PythonNumber
{
    /// <summary>The text of <c>repr(value)</c>: <c>1.0</c>, <c>1e-07</c>, <c>1e+22</c>, <c>nan</c>, <c>-inf</c>.</summary>
    internal static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        // Both languages print the shortest digits that read back as the same number; they differ in the layout alone.
        // "E16" would not be shortest, so the digits and the exponent are taken from the round-trip form.
        string text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        string mantissa = mark < 0 ? text : text[..mark];
        int exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.Integer, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        int beforePoint = (point < 0 ? mantissa.Length : point) + exponent;
        int zeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits[zeros..].TrimEnd('0');
        string sign = double.IsNegative(value) ? "-" : "";
        return digits.Length == 0 ? sign + "0.0" : sign + Layout(digits, beforePoint - zeros);
    }

    /// <summary>The number as a JSON value that is written with <see cref="Format"/>.</summary>
    /// <remarks>JSON has no NaN and no infinity: they become the strings "NaN", "Infinity" and "-Infinity".</remarks>
    internal static JsonNode ToNode(double value) =>
        double.IsFinite(value)
            ? JsonNode.Parse(Format(value))!
            : JsonValue.Create(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");

    // The value is 0.DIGITS times 10 to the power of beforePoint. Python changes to an exponent below 1e-4 and from 1e16.
    private static string Layout(string digits, int beforePoint)
    {
        if (beforePoint is > -4 and <= 0)
        {
            return "0." + new string('0', -beforePoint) + digits;
        }

        if (beforePoint is > 0 and <= 16)
        {
            return digits.Length <= beforePoint
                ? digits.PadRight(beforePoint, '0') + ".0"
                : digits[..beforePoint] + "." + digits[beforePoint..];
        }

        int exponent = beforePoint - 1;
        StringBuilder text = new(digits[..1]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits.AsSpan(1));
        }

        return text.Append(exponent < 0 ? "e-" : "e+")
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture))
            .ToString();
    }
}
