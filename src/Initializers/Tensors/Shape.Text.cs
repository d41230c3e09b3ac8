using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Initializers.Tensors;

/// <content>A shape as text.</content>
public readonly partial struct Shape
{
    /// <summary>Reads a shape: <c>784, 256</c>, also in brackets, as <see cref="ToString"/> writes it.</summary>
    /// <param name="s">The text: whole numbers with commas between them, in <c>[]</c>, <c>()</c> or bare.</param>
    /// <param name="provider">Not used: a shape is the same in every culture.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="FormatException">The text is no shape.</exception>
    public static Shape Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out Shape shape)
            ? shape
            : throw new FormatException(
                $"s must be sizes of 0 or more whose product fits in 64 bits, [784, 256] for example; received \"{s}\".");
    }

    /// <summary>Reads a shape, as <see cref="Parse"/> does.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: a shape is the same in every culture.</param>
    /// <param name="result">The shape; that of a scalar if there is none.</param>
    /// <returns>Whether the text is a shape.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Shape result)
    {
        result = default;
        ReadOnlySpan<char> text = s.AsSpan().Trim();
        bool isBracketed = text is ['[', .., ']'] or ['(', .., ')'];
        ReadOnlySpan<char> inner = isBracketed ? text[1..^1].Trim() : text;
        if (inner.IsEmpty)
        {
            return isBracketed;
        }

        // One comma more is Python's way of writing a single size: (3,).
        inner = isBracketed && inner[^1] == ',' ? inner[..^1] : inner;
        List<long> sizes = [];
        foreach (Range range in inner.Split(','))
        {
            if (!long.TryParse(
                inner[range],
                NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out long size))
            {
                return false;
            }

            sizes.Add(size);
        }

        long[] dimensions = [.. sizes];
        if (!TryCountElements(dimensions, out _))
        {
            return false;
        }

        result = new(dimensions);
        return true;
    }

    /// <summary>The shape as Keras prints it: <c>(784, 256)</c>, <c>(3,)</c>, <c>()</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Format(Dimensions);

    private static string Format(ReadOnlySpan<long> dimensions)
    {
        StringBuilder text = new("(");
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            text.Append(axis == 0 ? "" : ", ").Append(dimensions[axis].ToString(CultureInfo.InvariantCulture));
        }

        return text.Append(dimensions.Length == 1 ? ",)" : ")").ToString();
    }
}
