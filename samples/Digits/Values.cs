using System.Globalization;

namespace Initializers.Samples.Digits;

/// <summary>Reads the values of options.</summary>
internal static class Values
{
    internal static int Integer(string option, string text, int least) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw new InputException($"{option} must be an integer, {least} or more; received \"{text}\".");

    internal static float Positive(string option, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
        && value > 0 && float.IsFinite(value)
            ? value
            : throw new InputException($"{option} must be a positive number; received \"{text}\".");
}
