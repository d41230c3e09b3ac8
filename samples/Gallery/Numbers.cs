using System;
using System.Globalization;

namespace Initializers.Samples.Gallery;

/// <summary>Numbers as text, the same in every country.</summary>
internal static class Numbers
{
    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Five decimals.</summary>
    internal static string Short(double value) =>
        value.ToString("0.00000;-0.00000;0.00000", CultureInfo.InvariantCulture);

    /// <summary>Three digits after the point and a power of ten.</summary>
    internal static string Power(double value) =>
        value == 0 ? "0" : value.ToString("0.00e0", CultureInfo.InvariantCulture);
}
