using System;
using Initializers.Numerics;
using Initializers.Tensors;

namespace Initializers.Sampling;

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
public sealed class RandomSourceBackend : Backend
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
    /// <exception cref="InvalidOperationException">The function gave no generator.</exception>
    public override void Fill<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
    {
        if ((Element.TypeOf<T>() & ElementTypes.Floating) == 0)
        {
            throw new ArgumentException(
                $"T must be one of {Element.NameOf(ElementTypes.Floating)}; received {typeof(T).Name}.", nameof(T));
        }

        DistributionRules.Check(distribution);
        if (destination.IsEmpty)
        {
            return;
        }

        Random random = _open(seed)
            ?? throw new InvalidOperationException($"open must give a generator; received null for {seed}.");
        switch (distribution.Kind)
        {
            case DistributionKind.Uniform:
                FillUniform(distribution, random, start, destination);
                break;
            case DistributionKind.Normal:
                FillNormal(distribution, random, start, destination);
                break;
            default:
                FillTruncatedNormal(distribution, random, start, destination);
                break;
        }
    }

    private static void FillUniform<T>(Distribution distribution, Random random, long start, Span<T> destination)
        where T : unmanaged
    {
        Skip(random, start);
        double low = distribution.First;
        double scale = distribution.Second - low;
        foreach (ref T element in destination)
        {
            element = Element.FromDouble<T>(low + (scale * random.NextDouble()));
        }
    }

    private static void FillNormal<T>(Distribution distribution, Random random, long start, Span<T> destination)
        where T : unmanaged
    {
        Skip(random, start - (start % 2));
        NormalPairs normals = new(random, distribution);
        if (start % 2 != 0)
        {
            normals.Next();
        }

        foreach (ref T element in destination)
        {
            element = Element.FromDouble<T>(normals.Next());
        }
    }

    private static void FillTruncatedNormal<T>(
        Distribution distribution, Random random, long start, Span<T> destination)
        where T : unmanaged
    {
        double lower = distribution.First - (2 * distribution.Second);
        double upper = distribution.First + (2 * distribution.Second);
        NormalPairs normals = new(random, distribution);
        long index = -start;
        while (index < destination.Length)
        {
            double value = normals.Next();
            if (value >= lower && value <= upper)
            {
                if (index >= 0)
                {
                    destination[(int)index] = Element.FromDouble<T>(value);
                }

                index++;
            }
        }
    }

    private static void Skip(Random random, long count)
    {
        for (long i = 0; i < count; i++)
        {
            random.NextDouble();
        }
    }

    /// <summary>The normal values of a generator in their order.</summary>
    private struct NormalPairs(Random random, Distribution distribution)
    {
        private double _second;
        private bool _hasSecond;

        internal double Next()
        {
            if (_hasSecond)
            {
                _hasSecond = false;
                return _second;
            }

            double radius = Math.Sqrt(-2.0 * DoubleFunctions.Log(1.0 - random.NextDouble()));
            double angle = 2.0 * Math.PI * random.NextDouble();
            _second = Scale(radius * DoubleFunctions.Sin(angle));
            _hasSecond = true;
            return Scale(radius * DoubleFunctions.Cos(angle));
        }

        private readonly double Scale(double unit) => distribution.First + (distribution.Second * unit);
    }
}
