using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>
/// The 16-bit floating-point number of machine learning: the upper half of a <see cref="float"/>, with its range and
/// 8 significant bits.
/// </summary>
/// <remarks>
/// Blittable, two bytes, laid out as the framework's own type of .NET 11 and as every other library's. It has
/// conversions and comparisons; arithmetic is done in <see cref="float"/>.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Size = 2)]
[JsonConverter(typeof(TensorJsonConverter))]
[TypeConverter(typeof(ParsableConverter<BFloat16>))]
public readonly struct BFloat16 : IEquatable<BFloat16>, IComparable<BFloat16>, ISpanFormattable, IParsable<BFloat16>
{
    private readonly ushort _bits;

    private BFloat16(ushort bits)
    {
        _bits = bits;
    }

    /// <summary>Makes a number from its bit pattern.</summary>
    /// <param name="bits">Sign, 8 bits of exponent, 7 bits of fraction.</param>
    /// <returns>The number.</returns>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The bit pattern: sign, 8 bits of exponent, 7 bits of fraction.</summary>
    /// <returns>The bits.</returns>
    public ushort ToBits() => _bits;

    /// <summary>Rounds to the nearest, ties to even; overflow gives infinity, NaN stays NaN.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            // Keep the sign and make it quiet: the fraction's remaining bits could all be cut off.
            return new((ushort)((bits >> 16) | 0x0040));
        }

        return new((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>Rounds once to the nearest, ties to even; overflow gives infinity, NaN stays NaN.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator BFloat16(double value)
    {
        float near = (float)value;
        if (near == value || !float.IsFinite(near))
        {
            return (BFloat16)near;
        }

        // Round to odd: a sticky last bit keeps the second rounding from seeing a tie that is none.
        uint bits = BitConverter.SingleToUInt32Bits(near);
        if ((bits & 1) == 0)
        {
            bool awayFromZero = Math.Abs(value) > Math.Abs((double)near);
            bits = awayFromZero ? bits + 1 : bits - 1;
        }

        return (BFloat16)BitConverter.UInt32BitsToSingle(bits);
    }

    /// <summary>Widens without loss.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator float(BFloat16 value) =>
        BitConverter.UInt32BitsToSingle((uint)value._bits << 16);

    /// <summary>Widens without loss.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator double(BFloat16 value) => (float)value;

    /// <summary>Whether two numbers are equal; NaN equals nothing, and the two zeros are equal.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>Whether two numbers differ.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BFloat16 left, BFloat16 right) => !(left == right);

    /// <summary>Whether one number is less than the other.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < (float)right;

    /// <summary>Whether one number is at most the other.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= (float)right;

    /// <summary>Whether one number is greater than the other.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > (float)right;

    /// <summary>Whether one number is at least the other.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= (float)right;

    /// <summary>Reads a number and rounds it, as <see cref="double.Parse(string, IFormatProvider)"/> reads it.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture's symbols; the current culture's if null.</param>
    /// <returns>The number; beyond the range, infinity.</returns>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static BFloat16 Parse(string s, IFormatProvider? provider) => (BFloat16)double.Parse(s, provider);

    /// <summary>Reads a number and rounds it, as <see cref="Parse"/> does.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture's symbols; the current culture's if null.</param>
    /// <param name="result">The number; 0 if there is none.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BFloat16 result)
    {
        bool isRead = double.TryParse(s, provider, out double number);
        result = (BFloat16)number;
        return isRead;
    }

    /// <inheritdoc/>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo(other);

    /// <summary>Whether two numbers are equal, where NaN equals NaN.</summary>
    /// <param name="other">The other number.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(BFloat16 other) => ((float)this).Equals(other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The number as <see cref="float.ToString(string, IFormatProvider)"/> writes it.</summary>
    /// <param name="format">A numeric format; a standard one may ask for 999 digits at most.</param>
    /// <param name="formatProvider">The culture's symbols; the current culture's if null.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The format is not valid or asks for too many digits.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        CheckPrecision(format);
        return ((float)this).ToString(format, formatProvider);
    }

    /// <summary>Writes the number as <see cref="ToString(string, IFormatProvider)"/> does.</summary>
    /// <param name="destination">Receives the text.</param>
    /// <param name="charsWritten">Its length; 0 if it does not fit.</param>
    /// <param name="format">A numeric format; a standard one may ask for 999 digits at most.</param>
    /// <param name="provider">The culture's symbols; the current culture's if null.</param>
    /// <returns>Whether the text fits.</returns>
    /// <exception cref="FormatException">The format is not valid or asks for too many digits.</exception>
    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckPrecision(format);
        return ((float)this).TryFormat(destination, out charsWritten, format, provider);
    }

    // A letter and up to nine digits is a standard format: the framework would make a text of a billion digits of it.
    private static void CheckPrecision(ReadOnlySpan<char> format)
    {
        if (format.Length > 4 && char.IsAsciiLetter(format[0]) && !format[1..].ContainsAnyExceptInRange('0', '9')
            && format[1..].TrimStart('0').Length > 3)
        {
            throw new FormatException($"format must ask for at most 999 digits; received {format}.");
        }
    }
}
