using System.Security.Cryptography;
using Initializers.BitGenerators;

namespace Initializers;

/// <summary>The process-wide source of seeds for initializers that are given none.</summary>
/// <remarks>
/// As in Keras, such a seed is <c>random.randint(1, 10**9)</c> of Python's standard library: after
/// <see cref="SetRandomSeed"/> the seeds are the integers that Keras would draw, in the same order. Before it, they
/// start from the operating system's entropy. Safe to use from several threads.
/// </remarks>
public static class GlobalSeed
{
    private static readonly Lock Gate = new();
    private static PythonRandom? _random;

    /// <summary>
    /// Makes the seeds drawn from here on reproducible: <c>keras.utils.set_random_seed</c>.
    /// </summary>
    /// <param name="seed">An integer from 0 to 2^32 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    public static void SetRandomSeed(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(seed),
                seed,
                FormattableString.Invariant($"seed must be between 0 and 2^32 - 1; received {seed}."));
        }

        PythonRandom random = new((ulong)seed);
        lock (Gate)
        {
            _random = random;
        }
    }

    /// <summary>Draws the next seed.</summary>
    /// <returns>An integer from 1 to 10^9.</returns>
    public static long Draw()
    {
        lock (Gate)
        {
            _random ??= new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
            return _random.NextInteger(1, 1_000_000_000);
        }
    }
}
