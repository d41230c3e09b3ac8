using Initializers.Tensors;

namespace Initializers.Printing;

/// <summary>
/// Floating-point numbers with their points below each other, at most 8 digits after it; with exponents if the numbers
/// are large, small, or far apart. A bfloat16 is printed as the float32 of the same value, since NumPy lacks it.
/// </summary>
internal sealed class FloatColumn<T> : ElementColumn<T>
    where T : unmanaged
{
    private const int Precision = 8;

    private readonly bool _isScientific;
    private readonly int _before;
    private readonly int _after;
    private readonly int _exponentDigits;

    internal FloatColumn(IReadOnlyList<T> visible)
    {
        _isScientific = NeedsExponents(visible);
        bool isAllFinite = true;
        bool hasNegativeInfinity = false;
        int fraction = 0;
        foreach (T value in visible)
        {
            double number = Element.ToDouble(value);
            if (!double.IsFinite(number))
            {
                isAllFinite = false;
                hasNegativeInfinity |= double.IsNegativeInfinity(number);
                continue;
            }

            DecimalDigits digits = Digits(value);
            string text = _isScientific ? digits.ToScientific(0) : digits.ToPositional(0);
            int point = text.IndexOf('.', StringComparison.Ordinal);
            int mark = text.IndexOf('e', StringComparison.Ordinal);
            _before = Math.Max(_before, point);
            fraction = Math.Max(fraction, (mark < 0 ? text.Length : mark) - point - 1);
            _exponentDigits = mark < 0 ? 0 : Math.Max(_exponentDigits, text.Length - mark - 2);
        }

        _after = fraction;
        if (!isAllFinite)
        {
            int widest = hasNegativeInfinity ? "-inf".Length : "nan".Length;
            _before = Math.Max(_before, widest - (Width - _before));
        }
    }

    private int Width => _before + 1 + _after + (_isScientific ? 2 + _exponentDigits : 0);

    internal override string Format(T value)
    {
        double number = Element.ToDouble(value);
        if (!double.IsFinite(number))
        {
            return PythonNumber.NotFinite(number).PadLeft(Width);
        }

        DecimalDigits digits = Digits(value);
        if (_isScientific)
        {
            // Where others need more digits, a number is filled up with its own, which need not be zeros.
            digits = digits.Digits.Length <= _after ? DecimalDigits.Exact(_after, value) : digits;
            return digits.ToScientific(_after, _exponentDigits).PadLeft(Width);
        }

        // Zeros at the end are left out, not the room for them; digits before the point are all the number's own.
        string text = DecimalDigits.ToUnits(digits, value).ToPositional(0);
        int missing = _before - text.IndexOf('.', StringComparison.Ordinal);
        return (new string(' ', missing) + text).PadRight(Width);
    }

    /// <summary>Whether the largest and smallest numbers, zeros aside, ask for exponents.</summary>
    private static bool NeedsExponents(IReadOnlyList<T> visible)
    {
        double largest = 0.0;
        double smallest = double.PositiveInfinity;
        foreach (T value in visible)
        {
            double size = Math.Abs(Element.ToDouble(value));
            if (size != 0.0 && double.IsFinite(size))
            {
                largest = Math.Max(largest, size);
                smallest = Math.Min(smallest, size);
            }
        }

        return largest != 0.0
            && (largest >= Rounded(1e8) || smallest < Rounded(0.0001) || Rounded(largest / smallest) > 1000.0);
    }

    /// <summary>A number in the precision in which NumPy compares.</summary>
    private static double Rounded(double value) =>
        typeof(T) == typeof(BFloat16) ? (float)value : Element.ToDouble(Element.FromDouble<T>(value));

    private DecimalDigits Digits(T value)
    {
        if (!_isScientific)
        {
            return DecimalDigits.ShortestTo(-Precision, value);
        }

        int first = DecimalDigits.Shortest(value).Exponent;
        return DecimalDigits.ShortestTo(first - Precision, value);
    }
}
