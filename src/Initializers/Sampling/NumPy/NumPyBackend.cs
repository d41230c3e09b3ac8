using System.Globalization;
using System.Runtime.Intrinsics;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Fourier;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Sampling.NumPy;

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
internal class NumPyBackend : KerasBackend
{
    private protected NumPyBackend()
    {
    }

    public override string Name => "numpy";

    internal override bool NarrowsDoubles => true;

    internal override bool FactorsInDouble => true;

    /// <summary>The package that gives NumPy its bfloat16 rounds every partial sum.</summary>
    internal override StepRules StepsIn(ElementTypes type) =>
        type == ElementTypes.BFloat16 ? new(Sum: SumRounding.EveryAddition) : default;

    public override bool IsSequential => true;

    internal static NumPyBackend Instance { get; } = new();

    internal override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
    {
        Pcg64 generator = Open(seed);
        CheckRange<T>(distribution);
        switch (width ?? LaneWidths.Best)
        {
            case LaneWidth.Bits512:
                Fill<T, VectorUniforms<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>>(
                    distribution, generator, target);
                break;
            case LaneWidth.Bits256:
                Fill<T, VectorUniforms<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>>(
                    distribution, generator, target);
                break;
            case LaneWidth.Bits128:
                Fill<T, VectorUniforms<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>>(
                    distribution, generator, target);
                break;
            default:
                Fill<T, ScalarUniforms>(distribution, generator, target);
                break;
        }
    }

    private static void Fill<T, TUniforms>(Distribution distribution, Pcg64 generator, in FillTarget<T> target)
        where T : unmanaged
        where TUniforms : struct, IUniforms
    {
        switch (distribution.Kind)
        {
            case DistributionKind.Uniform:
                target.Take(new UniformStep<TUniforms, T>(generator, distribution.First, distribution.Second));
                break;
            case DistributionKind.Normal:
                NormalRuns<T, KeepAll> normals = new(
                    Normals(generator, distribution), target.MaxDegreeOfParallelism);
                target.Read(ref normals);
                break;
            default:
                NormalRuns<T, KeepWithin> truncated = new(
                    TruncatedNormals(generator, distribution), target.MaxDegreeOfParallelism);
                target.Read(ref truncated);
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

    private static void CheckRange<T>(Distribution distribution)
        where T : unmanaged =>
        DistributionRules.CheckRange<T>(
            distribution,
            Element.ToDouble(NumPyElement.Round<T>(distribution.First)),
            Element.ToDouble(NumPyElement.Round<T>(distribution.Second)),
            width: 0);

    /// <summary>The generator of a seed pair, at its start.</summary>
    internal static Pcg64 Open(SeedPair seed) =>
        Pcg64.FromEntropy([unchecked((uint)seed.Seed), unchecked((uint)seed.Counter)]);

    protected internal override void Check(Distribution distribution, SeedPair seed)
    {
        CheckSeed(seed.Seed);
        bool isUniform = distribution.Kind == DistributionKind.Uniform;
        if (double.IsNegative(isUniform ? distribution.Second - distribution.First : distribution.Second))
        {
            DistributionRules.Throw(
                distribution, "bounds that are not 0.0 and -0.0 on this backend", "a stddev that is not -0.0 on this backend");
        }
    }

    private protected virtual void CheckSeed(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(seed),
                seed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed must be between 0 and 2^32 - 1 on the NumPy backend; received {seed}."));
        }
    }
}
