using System.Globalization;
using System.Runtime.Intrinsics;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Fourier;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Sampling.Torch;

/// <summary>
/// The values of Keras on PyTorch (CPU, x86-64 with AVX2 or AVX-512, PyTorch 2.13): MT19937, Box-Muller over blocks of
/// 16, truncation by choice among four candidates.
/// </summary>
/// <remarks>
/// <para><b>Seeds.</b> Any integer, modulo 2^32. The counter of a <see cref="SeedGenerator"/> is added to its seed, so
/// the second call of seed 42 equals the first of seed 43; the generator's own seed must fit 32 bits signed, since its
/// state does not hold more there.</para>
/// <para><b>Sequential.</b> MT19937 makes its words in order. A run's cost grows with its start, and a run that holds
/// any of the last 16 elements of a normal draw whose size is no multiple of 16 passes over the words of the whole
/// tensor; a word that is only skipped costs a fraction of a value. One thread does it all.</para>
/// <para><b>Size.</b> Normal values depend on the element count: below 16 elements another method is used, and the last
/// 16 are drawn anew if the count is no multiple of 16. A truncated normal draws four values for each.</para>
/// <para><b>Types.</b> float16 and bfloat16 draw in single precision and round once, as PyTorch does since 2.13; up to
/// 2.12 it gave other values there. float32 and float64 were the same from 2.10 to 2.13.</para>
/// <para><b>Truncation.</b> An element whose four candidates all lie outside keeps the first of them, so about four
/// values in a million do exceed two standard deviations. Keras has it so.</para>
/// <para><b>Processors.</b> PyTorch's own normals, but for 16 and more in float64, differ in the last bits on a machine
/// without AVX2; these here are those of AVX2 and AVX-512, on every machine.</para>
/// </remarks>
internal sealed class TorchBackend : KerasBackend
{
    private TorchBackend()
    {
    }

    public override string Name => "torch";

    public override bool IsSequential => true;

    internal static TorchBackend Instance { get; } = new();

    /// <summary>A Python number among tensors of half width is computed with as a single.</summary>
    internal override StepRules StepsIn(ElementTypes type) => new(KeepsScalars: true, NarrowsTwice: true);

    internal override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
    {
        switch (width ?? LaneWidths.BestFused)
        {
            case LaneWidth.Bits512:
                Fill<T, VectorTorchKernel<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>>(
                    distribution, seed, target);
                break;
            case LaneWidth.Bits256:
                Fill<T, VectorTorchKernel<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>>(
                    distribution, seed, target);
                break;
            case LaneWidth.Bits128:
                Fill<T, VectorTorchKernel<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>>(
                    distribution, seed, target);
                break;
            default:
                Fill<T, ScalarTorchKernel>(distribution, seed, target);
                break;
        }
    }

    protected internal override void CheckGeneratorSeed(long seed)
    {
        if (seed is < int.MinValue or > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(seed),
                seed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The seed of a SeedGenerator must be between -2^31 and 2^31 - 1 on torch; received {seed}."));
        }
    }

    private static unsafe void Fill<T, TKernel>(
        Distribution distribution, SeedPair pair, in FillTarget<T> target)
        where T : unmanaged
        where TKernel : struct, ITorchKernel
    {
        DistributionKind kind = distribution.Kind;
        bool isUniform = kind == DistributionKind.Uniform;
        double scale = isUniform ? distribution.Second - distribution.First : distribution.Second;
        double offset = distribution.First;
        CheckRange<T>(distribution, isUniform ? scale : 0);
        TorchSmallNormal small = new(scale, offset);
        uint seed = unchecked((uint)(pair.Seed + pair.Counter));
        byte* memory = stackalloc byte[(Mt19937.StateLength * sizeof(uint)) + StackMemory.Slack];
        uint* state = (uint*)StackMemory.Align(memory);
        if (typeof(T) == typeof(float))
        {
            TorchRuns<TorchSingle<TKernel>, float, TKernel> runs = new(
                kind, new(scale, offset), small, seed, state, target.ElementCount);
            target.As<float>().Read(ref runs);
        }
        else if (typeof(T) == typeof(double))
        {
            TorchRuns<TorchDouble<TKernel>, double, TKernel> runs = new(
                kind, new(scale, offset), small, seed, state, target.ElementCount);
            target.As<double>().Read(ref runs);
        }
        else if (typeof(T) == typeof(Half))
        {
            TorchRuns<TorchNarrow<Half, HalfRounding, TKernel>, Half, TKernel> runs = new(
                kind, new(scale, offset), small, seed, state, target.ElementCount);
            target.As<Half>().Read(ref runs);
        }
        else
        {
            TorchRuns<TorchNarrow<BFloat16, BFloat16Rounding, TKernel>, BFloat16, TKernel> runs = new(
                kind, new(scale, offset), small, seed, state, target.ElementCount);
            target.As<BFloat16>().Read(ref runs);
        }
    }

    // The width is a factor that stays a single for halves.
    private static void CheckRange<T>(Distribution distribution, double width)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            DistributionRules.CheckRange<T>(distribution, distribution.First, distribution.Second, width);
        }
        else
        {
            DistributionRules.CheckRange<T>(
                distribution, Rounded<T>(distribution.First), Rounded<T>(distribution.Second), (float)width);
        }
    }

    private static double Rounded<T>(double value)
        where T : unmanaged => Element.ToDouble(Element.Convert<float, T>((float)value));
}
