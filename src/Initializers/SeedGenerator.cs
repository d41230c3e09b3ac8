using System.Globalization;

namespace Initializers;

/// <summary>A seed that moves on: each use gives the next pair <c>(seed, 0)</c>, <c>(seed, 1)</c>, and so on.</summary>
/// <remarks>
/// <para>Give one to an initializer and every call draws new values; give the same one to several initializers and they
/// take turns. It is the one type here whose state changes, and it is safe to use from several threads: each call gets
/// a pair of its own, though which thread gets which is up to the scheduler.</para>
/// <para><b>Keras.</b> <c>keras.random.SeedGenerator</c>.</para>
/// </remarks>
public sealed partial class SeedGenerator
{
    /// <summary>The name Keras gives to the first generator of a program.</summary>
    private const string DefaultName = "seed_generator";

    private long _calls = -1;

    /// <summary>Makes a generator.</summary>
    /// <param name="seed">The seed, any integer; null for one drawn as <see cref="GlobalSeed"/> says.</param>
    /// <param name="name">A name, kept in configurations.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SeedGenerator(long? seed = null, string name = DefaultName)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        IsSeedGiven = seed is not null;
        Seed = seed ?? GlobalSeed.Draw();
        Name = name;
    }

    /// <summary>The seed: the one given, or the integer drawn in its place.</summary>
    public long Seed { get; }

    /// <summary>Whether a seed was given; if not, configurations say <c>null</c>, as Keras's do.</summary>
    public bool IsSeedGiven { get; }

    /// <summary>The name, kept in configurations.</summary>
    public string Name { get; }

    /// <summary>Takes the next pair.</summary>
    /// <returns>The seed and the number of this call, from 0.</returns>
    public SeedPair Next() => new(Seed, Interlocked.Increment(ref _calls));

    /// <summary>A generator as this one was made, at its first pair; with a seed of its own if none was given.</summary>
    internal SeedGenerator Clone() => new(IsSeedGiven ? Seed : null, Name);

    /// <summary>The seed, as <c>SeedGenerator(42)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SeedGenerator({Seed})");
}
