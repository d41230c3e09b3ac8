using System.Globalization;
using System.Text;
using Initializers.Tensors;

namespace Initializers.Printing;

/// <summary>A finite number in decimal: sign, digits without zeros at the ends, and the first digit's power of ten.</summary>
/// <param name="IsNegative">Whether there is a minus sign; zero can have one too.</param>
/// <param name="Digits">The digits; <c>0</c> for zero.</param>
/// <param name="Exponent">The power of ten of the first digit; 0 for zero.</param>
internal readonly record struct DecimalDigits(bool IsNegative, string Digits, int Exponent)
{
    // No double has more digits than this.
    private const string ExactFormat = "E767";

    /// <summary>The fewest digits that read back as the same number of its type.</summary>
    /// <typeparam name="T">A floating-point type; bfloat16 counts as single.</typeparam>
    internal static DecimalDigits Shortest<T>(T value)
        where T : unmanaged =>
        Parse(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>
    /// The fewest digits, unless they go beyond a power of ten: then the number itself, rounded there, ties to even.
    /// </summary>
    internal static DecimalDigits ShortestTo<T>(int lastPower, T value)
        where T : unmanaged
    {
        DecimalDigits shortest = Shortest(value);
        return shortest.Exponent - (shortest.Digits.Length - 1) >= lastPower
            ? shortest
            : Parse(Element.ToDouble(value).ToString(ExactFormat, CultureInfo.InvariantCulture)).RoundAt(lastPower);
    }

    /// <summary>
    /// Digits as they are, unless they end before the units: then the number itself, which is whole. A half 65504 has the
    /// fewest digits 655, but is written 65504.
    /// </summary>
    internal static DecimalDigits ToUnits<T>(DecimalDigits digits, T value)
        where T : unmanaged =>
        digits.Exponent - (digits.Digits.Length - 1) <= 0 ? digits : Exact(digits.Exponent, value);

    /// <summary>The number itself, rounded to so many digits after its first, ties to even.</summary>
    internal static DecimalDigits Exact<T>(int fraction, T value)
        where T : unmanaged
    {
        DecimalDigits exact = Parse(Element.ToDouble(value).ToString(ExactFormat, CultureInfo.InvariantCulture));
        return exact.RoundAt(exact.Exponent - fraction);
    }

    /// <summary>Digits and a point: <c>-12.</c> or, filled up with zeros, <c>-12.000</c>.</summary>
    internal string ToPositional(int minFraction)
    {
        StringBuilder text = new(IsNegative ? "-" : "");
        int before = Exponent + 1;
        if (before <= 0)
        {
            text.Append("0.").Append('0', -before).Append(Digits == "0" ? "" : Digits);
        }
        else if (Digits.Length <= before)
        {
            text.Append(Digits).Append('0', before - Digits.Length).Append('.');
        }
        else
        {
            text.Append(Digits, 0, before).Append('.').Append(Digits, before, Digits.Length - before);
        }

        int fraction = Math.Max(0, Digits.Length - before);
        return text.Append('0', Math.Max(0, minFraction - fraction)).ToString();
    }

    /// <summary>One digit, a point, the others filled up with zeros, and the exponent: <c>-1.5e+08</c>.</summary>
    internal string ToScientific(int minFraction, int minExponentDigits = 2)
    {
        string size = Math.Abs(Exponent).ToString(CultureInfo.InvariantCulture).PadLeft(minExponentDigits, '0');
        return $"{(IsNegative ? "-" : "")}{Digits[0]}.{Digits[1..].PadRight(minFraction, '0')}"
            + $"e{(Exponent < 0 ? '-' : '+')}{size}";
    }

    private static DecimalDigits Parse(string text)
    {
        bool isNegative = text[0] == '-';
        ReadOnlySpan<char> number = text.AsSpan(isNegative ? 1 : 0);
        int exponent = 0;
        int mark = number.IndexOf('E');
        if (mark >= 0)
        {
            exponent = int.Parse(number[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            number = number[..mark];
        }

        int point = number.IndexOf('.');
        int whole = point < 0 ? number.Length : point;
        string all = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        string significant = all.TrimStart('0');
        if (significant.Length == 0)
        {
            return new(isNegative, "0", 0);
        }

        exponent += whole - 1 - (all.Length - significant.Length);
        return new(isNegative, significant.TrimEnd('0'), exponent);
    }

    private DecimalDigits RoundAt(int lastPower)
    {
        int kept = Exponent - lastPower + 1;
        if (kept >= Digits.Length)
        {
            return this;
        }

        if (kept < 0)
        {
            return new(IsNegative, "0", 0);
        }

        int lastDigit = kept == 0 ? 0 : Digits[kept - 1] - '0';
        bool isTie = Digits[kept] == '5' && kept == Digits.Length - 1;
        bool isUp = isTie ? (lastDigit & 1) == 1 : Digits[kept] >= '5';
        string head = Digits[..kept].TrimEnd('0');
        if (isUp)
        {
            // Nines become zeros, which are cut off; the digit before them grows.
            head = Digits[..kept].TrimEnd('9');
            if (head.Length == 0)
            {
                return new(IsNegative, "1", Exponent + 1);
            }

            head = head[..^1] + (char)(head[^1] + 1);
        }

        return head.Length == 0 ? new(IsNegative, "0", 0) : new(IsNegative, head, Exponent);
    }
}
