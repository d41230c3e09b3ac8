using System.Globalization;
using System.Numerics;

namespace Initializers.Sampling;

/// <summary>
/// Ends of a uniform distribution that a configuration has as integers. Python tells <c>3</c> from <c>3.0</c>, and
/// TensorFlow takes the one as it is, the other by way of single precision.
/// </summary>
/// <param name="MinVal">The lower end, if it is an integer.</param>
/// <param name="MaxVal">The upper end, if it is an integer.</param>
internal sealed record IntegerBounds(BigInteger? MinVal, BigInteger? MaxVal)
{
    // Integers up to here are the same in single precision.
    private const int LargestOfSingles = 1 << 24;

    /// <summary>Reads the digits of the ends.</summary>
    /// <param name="minval">The digits of the lower end, or null if it is no integer.</param>
    /// <param name="maxval">The digits of the upper end, or null if it is no integer.</param>
    /// <returns>The integers, or null where it makes no difference that they are some.</returns>
    internal static IntegerBounds? Parse(string? minval, string? maxval)
    {
        IntegerBounds bounds = new(Integer(minval), Integer(maxval));
        return bounds is { MinVal: null, MaxVal: null } ? null : bounds;
    }

    private static BigInteger? Integer(string? digits)
    {
        if (digits is null)
        {
            return null;
        }

        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return BigInteger.Abs(value) <= LargestOfSingles ? null : value;
    }
}
