using System.Text.Json.Nodes;
using Initializers.Filling;

namespace Initializers;

/// <summary>An initializer that draws its values: it owns the seed and takes a pair from it for each call.</summary>
/// <remarks>
/// <para><b>Reproducibility.</b> An integer seed names one tensor per shape: every call repeats it, on every machine,
/// with any number of threads, whole or in runs. A <see cref="SeedGenerator"/> advances, so every call differs.</para>
/// <para>Derive from it to write a random initializer: override <see cref="Initializer.FillCore"/> and call
/// <see cref="Draw"/>, once. One that only draws derives from <see cref="DistributionInitializer"/>.</para>
/// <para><b>Two draws.</b> Each <see cref="Draw"/> takes the seed's next pair, and an integer seed has but one, as has a
/// frozen <see cref="SeedGenerator"/>: two draws in one <see cref="Initializer.FillCore"/> give the same numbers. A class
/// that needs two is made of two initializers, as in the second example.</para>
/// </remarks>
/// <example>
/// One draw:
/// <code>
/// public sealed class Narrow(Seed seed = default) : RandomInitializer(seed)
/// {
///     protected override void FillCore&lt;T&gt;(in FillRequest request, Span&lt;T&gt; destination) =&gt;
///         Draw(Distribution.Normal(0, 0.01), request, destination);
/// }
/// </code>
/// Two draws: each element is of one of two initializers, chosen by a third. The class draws nothing itself, so it derives
/// from <see cref="Initializer"/>.
/// <code>
/// public sealed class Mixture(Initializer narrow, Initializer wide, Initializer choice)
///     : Initializer([narrow, wide, choice])
/// {
///     protected override void FillCore&lt;T&gt;(in FillRequest request, Span&lt;T&gt; destination)
///     {
///         T[] other = new T[destination.Length], chosen = new T[destination.Length];
///         Parts[0].Fill(request.Shape, request.Start, destination, request.MaxDegreeOfParallelism);
///         Parts[1].Fill(request.Shape, request.Start, other.AsSpan(), request.MaxDegreeOfParallelism);
///         Parts[2].Fill(request.Shape, request.Start, chosen.AsSpan(), request.MaxDegreeOfParallelism);
///         for (int i = 0; i &lt; destination.Length; i++)
///         {
///             destination[i] = Element.ToDouble(chosen[i]) &lt; 0.9 ? destination[i] : other[i];
///         }
///     }
/// }
///
/// new Mixture(new RandomNormal(0, 0.01), new RandomNormal(0, 1), new RandomUniform(0, 1)).WithSeed(1);
/// </code>
/// </example>
public abstract partial class RandomInitializer : Initializer
{
    private Seed _seed;
    private SeedPair? _frozenPair;

    /// <summary>Keeps the seed, or draws one if there is none.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="parts">The initializers that this one is made of besides, if any.</param>
    /// <remarks>
    /// A class that refuses some arguments does so in the argument it passes here, as those of the library do: then a
    /// constructor that fails takes none of the seeds of <see cref="GlobalSeed"/>, and the next initializer has the one
    /// that Keras would give it.
    /// </remarks>
    protected RandomInitializer(Seed seed, params ReadOnlySpan<Initializer> parts)
        : base(parts)
    {
        IsSeedGiven = !seed.IsNone;
        _seed = seed.IsNone ? new Seed(GlobalSeed.Draw()) : seed;
    }

    /// <summary>The seed in use: the one given, or the integer drawn in its place.</summary>
    public Seed Seed => _seed;

    /// <summary>Whether a seed was given; if not, configurations say <c>null</c>, as Keras's do.</summary>
    public bool IsSeedGiven { get; private set; }

    /// <summary>The parameters as Keras writes them; here the seed, which stands first in every random class.</summary>
    /// <returns>
    /// A new object with the key <c>seed</c>: null if none was given, the integer, or the object of a
    /// <see cref="SeedGenerator"/>. A derived class adds its own keys.
    /// </returns>
    public override JsonObject GetConfig() => new() { ["seed"] = IsSeedGiven ? _seed.ToNode() : null };

    internal RandomInitializer Reseeded(Seed seed) =>
        CopyWith(seed.IsNone ? new Seed(GlobalSeed.Draw()) : seed, !seed.IsNone, null);

    /// <summary>The same with another integer in place of its own, given or not as that one was.</summary>
    internal RandomInitializer Derived(Seed seed) => seed == _seed ? this : CopyWith(seed, IsSeedGiven, _frozenPair);

    /// <summary>The same with the seed of another, in the state in which it is there.</summary>
    internal RandomInitializer SeededAs(RandomInitializer other) =>
        CopyWith(other._seed, other.IsSeedGiven, other._frozenPair);

    internal RandomInitializer Frozen() =>
        _seed.Generator is null || _frozenPair is not null ? this : CopyWith(_seed, IsSeedGiven, NextPair());

    /// <summary>The seed of a clone: what the configuration says, read again.</summary>
    internal Seed CloneSeed() => !IsSeedGiven ? default : _seed.Generator?.Clone() ?? _seed;

    internal override int BoxPieceLength => Backend.IsSequential ? BoxCover.PieceLength : 0;

    /// <summary>Draws values into a run: takes the seed's next pair and lets the backend fill.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="distribution">What to draw.</param>
    /// <param name="request">What <see cref="Initializer.FillCore"/> was given.</param>
    /// <param name="destination">Receives the values; written in full.</param>
    protected void Draw<T>(Distribution distribution, in FillRequest request, Span<T> destination)
        where T : unmanaged =>
        Backend.Fill(
            distribution,
            NextPair(),
            request.Shape.ElementCount,
            request.Start,
            request.MaxDegreeOfParallelism,
            destination);

    private RandomInitializer CopyWith(Seed seed, bool isSeedGiven, SeedPair? frozenPair)
    {
        var copy = (RandomInitializer)Copy();
        copy._seed = seed;
        copy.IsSeedGiven = isSeedGiven;
        copy._frozenPair = frozenPair;
        return copy;
    }

    /// <summary>The pair for one call, for an initializer whose draw has not the tensor's own shape.</summary>
    private protected SeedPair NextPair()
    {
        if (_frozenPair is { } pair)
        {
            return pair;
        }

        if (_seed.Generator is not { } generator)
        {
            return new SeedPair(_seed.Value);
        }

        Backend.CheckGeneratorSeed(_seed.Value);
        return generator.Next();
    }
}
