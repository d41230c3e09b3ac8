using System;
using System.Globalization;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Numbers as tables show them, whatever the machine's language.</summary>
internal static class Text
{
    // Very deep, narrow networks leave all theory behind; their errors still have to fit a column.
    private const double Large = 100;

    /// <summary>Four significant digits.</summary>
    internal static string Number(double value)
    {
        // Rounded first: 0.99999 has the format of 1.
        string rounded = value.ToString("E3", CultureInfo.InvariantCulture);
        double size = Math.Abs(double.Parse(rounded, CultureInfo.InvariantCulture));
        string format = size switch
        {
            0 => "0",
            < 1e-3 or >= 1e4 => "0.000e-0",
            < 1e-2 => "0.000000",
            < 0.1 => "0.00000",
            < 1 => "0.0000",
            < 10 => "0.000",
            < 100 => "0.00",
            _ => "0.0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A relative error in percent, with its sign.</summary>
    internal static string Percent(double share) => (100 * share).ToString(
        Math.Abs(share) < Large ? "+0.0;-0.0;0.0" : "+0.0e0;-0.0e0", CultureInfo.InvariantCulture);

    /// <summary>A relative error in percent that may have either sign.</summary>
    internal static string PlusMinus(double share) =>
        double.IsFinite(share)
            ? "±" + (100 * share).ToString(share < Large ? "0.0" : "0.0e0", CultureInfo.InvariantCulture)
            : "";

    /// <summary>The order of magnitude of something that should be nothing.</summary>
    internal static string Short(double value) => value.ToString("0.0e-0", CultureInfo.InvariantCulture);

    /// <summary>A sentence with numbers in it.</summary>
    internal static string Of(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
