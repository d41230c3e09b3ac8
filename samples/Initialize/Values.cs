using System.Globalization;
using Initializers.Tensors;

namespace Initializers.Samples.Initialize;

/// <summary>Reads the values of options; what cannot be read is an error that names the option.</summary>
internal static class Values
{
    private const string GeneratorPrefix = "generator:";

    internal static Shape ParseShape(string text) =>
        string.IsNullOrWhiteSpace(text) ? []
        : Shape.TryParse(text, null, out Shape shape) ? shape
        : throw new InputException(
            "--shape must be sizes of 0 or more with commas between them, whose product fits in 64 bits, 784,128 for "
            + $"example; received \"{text}\".");

    internal static ElementTypes ParseType(string text) =>
        Element.TryParse(text, out ElementTypes type)
            ? type
            : throw new InputException(
                $"--dtype must be one of {Element.NameOf(ElementTypes.All)}; received \"{text}\".");

    internal static Seed ParseSeed(string text)
    {
        bool isGenerator = text.StartsWith(GeneratorPrefix, System.StringComparison.Ordinal);
        if (!TryParse(isGenerator ? text[GeneratorPrefix.Length..] : text, out long seed))
        {
            throw new InputException(
                $"--seed must be a 64-bit integer N, or {GeneratorPrefix}N for a SeedGenerator; received \"{text}\".");
        }

        return isGenerator ? new SeedGenerator(seed) : seed;
    }

    internal static long ParseCount(string option, string text, long minimum) =>
        TryParse(text, out long value) && value >= minimum
            ? value
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"{option} must be an integer, {minimum} or more; ")
                + $"received \"{text}\".");

    private static bool TryParse(string text, out long value) =>
        long.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out value);
}
