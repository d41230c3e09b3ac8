namespace Initializers.Sampling;

/// <summary>The two numbers that Keras hands to a backend for one draw.</summary>
/// <param name="Seed">The integer seed, or the seed of a <see cref="SeedGenerator"/>.</param>
/// <param name="Counter">0 for an integer seed; the number of the call for a <see cref="SeedGenerator"/>.</param>
public readonly record struct SeedPair(long Seed, long Counter = 0);
