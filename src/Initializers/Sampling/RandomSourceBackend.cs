using Initializers.Filling;
using Initializers.Functions;
using Initializers.Lanes;
using Initializers.Sampling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// A caller's own generator as a backend: any <see cref="Random"/>, and so every random source of Math.NET Numerics.
/// </summary>
/// <remarks>
/// <para>The values are made from <see cref="Random.NextDouble"/> alone, in double precision, and rounded once to the
/// element type. With <c>u</c> the numbers in their order:</para>
/// <list type="bullet">
/// <item><description>Uniform: <c>low + (high - low) u</c>.</description></item>
/// <item><description>Normal, by the method of Box and Muller: two numbers <c>u</c>, <c>v</c> give
/// <c>mean + stddev r cos(2 pi v)</c> and then <c>mean + stddev r sin(2 pi v)</c>, with
/// <c>r = sqrt(-2 log(1 - u))</c>.</description></item>
/// <item><description>Truncated normal: the normal values inside <c>[mean - 2 stddev, mean + 2 stddev]</c>, in their
/// order.</description></item>
/// </list>
/// <para><b>Cost.</b> Such a generator can only be read from its start, on one thread: a run costs what lies before it,
/// too, and the number of threads has no effect. Each fill makes a generator, and so allocates what that takes.</para>
/// <para>Box and Muller, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29,
/// 1958.</para>
/// </remarks>
/// <example>
/// A generator of Math.NET Numerics:
/// <code>
/// RandomSourceBackend backend = new(
///     "xoshiro", pair => new Xoshiro256StarStar(HashCode.Combine(pair.Seed, pair.Counter)));
/// var kernel = new GlorotUniform(seed: 42).WithBackend(backend).Initialize([784, 256]);
/// </code>
/// </example>
public sealed partial class RandomSourceBackend : Backend
{
    private readonly Func<SeedPair, Random> _open;

    /// <summary>Makes a backend of a generator.</summary>
    /// <param name="name">The backend's name.</param>
    /// <param name="open">
    /// Makes the generator of a seed pair, at its start: a new one each time, the same numbers for the same pair. It is
    /// called from every thread that fills.
    /// </param>
    /// <exception cref="ArgumentException">The name is null or empty, or there is no function.</exception>
    public RandomSourceBackend(string name, Func<SeedPair, Random> open)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(open);
        Name = name;
        _open = open;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool IsSequential => true;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function gave no generator.</exception>
    protected override void FillCore<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination) => Open<T>(distribution, seed).Write(start, destination);

    /// <summary>A box in one pass over all values up to its last.</summary>
    internal override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
    {
        Reader<T> reader = Open<T>(distribution, seed);
        target.Read(ref reader);
    }

    private Reader<T> Open<T>(Distribution distribution, SeedPair seed)
        where T : unmanaged
    {
        CheckRange<T>(distribution);
        Random random = _open(seed) ?? throw new InvalidOperationException(
            FormattableString.Invariant($"open must give a generator; received null for {seed}."));
        return new(distribution, random);
    }

    private static void CheckRange<T>(Distribution distribution)
        where T : unmanaged =>
        DistributionRules.CheckRange<T>(
            distribution,
            Element.ToDouble(Element.FromDouble<T>(distribution.First)),
            Element.ToDouble(Element.FromDouble<T>(distribution.Second)),
            width: 0);

    /// <summary>The values of a generator in their order, by runs.</summary>
    private struct Reader<T>(Distribution distribution, Random random) : IRuns<T>
        where T : unmanaged
    {
        private NormalPairs _normals = new(random, distribution);
        private long _next;

        public void Write(long start, Span<T> destination)
        {
            Skip(start - _next);
            _next = start + destination.Length;
            foreach (ref T element in destination)
            {
                element = Element.FromDouble<T>(Next());
            }
        }

        private double Next()
        {
            if (distribution.Kind == DistributionKind.Uniform)
            {
                return distribution.First + ((distribution.Second - distribution.First) * random.NextDouble());
            }

            double lower = distribution.First - (2 * distribution.Second);
            double upper = distribution.First + (2 * distribution.Second);
            double value;
            do
            {
                value = _normals.Next();
            }
            while (distribution.Kind == DistributionKind.TruncatedNormal && !(value >= lower && value <= upper));
            return value;
        }

        private void Skip(long count)
        {
            // A pair of normals takes two numbers, a uniform one: whole pairs are passed over without their functions.
            if (distribution.Kind == DistributionKind.Normal)
            {
                if (count > 0 && _normals.HasSecond)
                {
                    _normals.Next();
                    count--;
                }

                for (long i = 0; i < count - (count % 2); i++)
                {
                    random.NextDouble();
                }

                count %= 2;
            }

            for (long i = 0; i < count; i++)
            {
                Next();
            }
        }
    }

    /// <summary>The normal values of a generator in their order.</summary>
    private struct NormalPairs(Random random, Distribution distribution)
    {
        private double _second;

        internal bool HasSecond { get; private set; }

        internal double Next()
        {
            if (HasSecond)
            {
                HasSecond = false;
                return _second;
            }

            double radius = Math.Sqrt(-2.0 * DoubleFunctions.Log(1.0 - random.NextDouble()));
            double angle = 2.0 * Math.PI * random.NextDouble();
            _second = Scale(radius * DoubleFunctions.Sin(angle));
            HasSecond = true;
            return Scale(radius * DoubleFunctions.Cos(angle));
        }

        private readonly double Scale(double unit) => distribution.First + (distribution.Second * unit);
    }
}
