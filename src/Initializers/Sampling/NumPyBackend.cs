using System;
using System.Globalization;
using Initializers.BitGenerators;
using Initializers.Numerics;
using Initializers.Sampling.NumPy;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <content>Keras on NumPy.</content>
public abstract partial class Backend
{
    /// <summary>
    /// Keras on NumPy: PCG64 and the ziggurat, everything in double precision and rounded at the end to the element type.
    /// Seeds are integers from 0 to 2^32 - 1. A run of normal or truncated normal values costs what lies before it, too.
    /// </summary>
    public static Backend NumPy => NumPyBackend.Instance;
}

/// <summary>
/// The values of Keras on NumPy: PCG64 seeded by a SeedSequence of the two words of the seed pair, 53-bit uniforms, a
/// ziggurat for normals, rejection for truncated normals.
/// </summary>
/// <remarks>
/// <para>Everything is computed in double precision and rounded at the end to the element type: once, but for bfloat16,
/// which NumPy reaches by way of single precision. Scale and offset are two operations, each rounded; nothing is
/// fused.</para>
/// <para>Seeds are integers from 0 to 2^32 - 1, as NumPy 2 demands. The number of a <see cref="SeedGenerator"/>'s call
/// counts modulo 2^32.</para>
/// <para>NumPy looks at the sign bit of the standard deviation and of maxval - minval: it refuses -0.0 for either, and so
/// does this backend.</para>
/// <para><b>Cost.</b> A uniform value takes one word, so a run costs nothing for what lies before it. A normal value
/// takes one word or more, and a truncated one also those of the values it refuses: where a value lies is known only
/// after all values before it. The cost of a run of these grows with its end, not with its length.</para>
/// </remarks>
internal class NumPyBackend : Backend
{
    private protected NumPyBackend()
    {
    }

    /// <inheritdoc/>
    public override string Name => "numpy";

    internal override bool NarrowsDoubles => true;

    internal override bool FactorsInDouble => true;

    /// <summary>The package that gives NumPy its bfloat16 rounds every partial sum.</summary>
    internal override StepRules StepsIn(ElementTypes type) =>
        type == ElementTypes.BFloat16 ? new(Sum: SumRounding.EveryAddition) : default;

    /// <inheritdoc/>
    public override bool IsSequential => true;

    internal static NumPyBackend Instance { get; } = new();

    /// <inheritdoc/>
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
            throw NotDrawable<T>();
        }

        Pcg64 generator = Open(seed);
        Check(distribution);
        if (destination.IsEmpty)
        {
            return;
        }

        CheckRange<T>(distribution);
        switch (distribution.Kind)
        {
            case DistributionKind.Uniform:
                SamplerKernel<UniformSampler<T>, T>.Fill(
                    new(generator, distribution.First, distribution.Second),
                    start,
                    maxDegreeOfParallelism,
                    destination);
                break;
            case DistributionKind.Normal:
                NormalFill<T, KeepAll>.Fill(
                    Normals(generator, distribution), start, maxDegreeOfParallelism, destination);
                break;
            default:
                NormalFill<T, KeepWithin>.Fill(
                    TruncatedNormals(generator, distribution), start, maxDegreeOfParallelism, destination);
                break;
        }
    }

    /// <summary>Uniforms run by run; normals in one pass over all values up to the box's last.</summary>
    internal override void FillBox<T>(
        Distribution distribution,
        SeedPair seed,
        in BoxMap map,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
    {
        Check(distribution);
        CheckRange<T>(distribution);
        switch (distribution.Kind)
        {
            case DistributionKind.Uniform:
                base.FillBox(distribution, seed, map, start, maxDegreeOfParallelism, destination);
                break;
            case DistributionKind.Normal:
                NormalRunReader<T, KeepAll> normals = new(Normals(Open(seed), distribution), maxDegreeOfParallelism);
                BoxCover.Fill(map, start, BoxCover.PieceLength, ref normals, destination);
                break;
            default:
                NormalRunReader<T, KeepWithin> truncated = new(
                    TruncatedNormals(Open(seed), distribution), maxDegreeOfParallelism);
                BoxCover.Fill(map, start, BoxCover.PieceLength, ref truncated, destination);
                break;
        }
    }

    private static NormalDraw<KeepAll> Normals(Pcg64 generator, Distribution distribution) =>
        new(generator, distribution.First, distribution.Second, default);

    private static NormalDraw<KeepWithin> TruncatedNormals(Pcg64 generator, Distribution distribution)
    {
        double mean = distribution.First;
        double stddev = distribution.Second;
        return new(generator, mean, stddev, new(mean - (2 * stddev), mean + (2 * stddev)));
    }

    private static void Check(Distribution distribution)
    {
        DistributionRules.Check(distribution);
        bool isUniform = distribution.Kind == DistributionKind.Uniform;
        if (double.IsNegative(isUniform ? distribution.Second - distribution.First : distribution.Second))
        {
            DistributionRules.Throw(
                distribution, "bounds that are not 0.0 and -0.0 on this backend", "a stddev that is not -0.0 on this backend");
        }
    }

    private static void CheckRange<T>(Distribution distribution)
        where T : unmanaged =>
        DistributionRules.CheckRange<T>(
            distribution,
            Element.ToDouble(NumPyElement.Round<T>(distribution.First)),
            Element.ToDouble(NumPyElement.Round<T>(distribution.Second)),
            width: 0);

    /// <summary>The generator of a seed pair, at its start.</summary>
    internal Pcg64 Open(SeedPair seed) => Pcg64.FromEntropy([SeedWord(seed.Seed), unchecked((uint)seed.Counter)]);

    /// <summary>The word that a seed becomes.</summary>
    private protected virtual uint SeedWord(long seed) =>
        seed is >= 0 and <= uint.MaxValue
            ? (uint)seed
            : throw new ArgumentOutOfRangeException(
                nameof(seed),
                seed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed must be between 0 and 2^32 - 1 on the NumPy backend; received {seed}."));
}
