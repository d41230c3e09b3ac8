using System.Globalization;

namespace Initializers;

/// <summary>The two numbers that Keras hands to a backend for one draw.</summary>
/// <param name="Seed">The integer seed, or the seed of a <see cref="SeedGenerator"/>.</param>
/// <param name="Counter">0 for an integer seed; the number of the call for a <see cref="SeedGenerator"/>.</param>
public readonly record struct SeedPair(long Seed, long Counter = 0)
{
    /// <summary>The two numbers, the same text in every culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"SeedPair {{ Seed = {Seed}, Counter = {Counter} }}");
}
