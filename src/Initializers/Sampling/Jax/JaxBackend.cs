using System.Globalization;
using System.Runtime.Intrinsics;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Fourier;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Sampling.Jax;

/// <summary>
/// The values of Keras on JAX (CPU): Threefry-2x32-20 with one counter per element, mantissa bits for uniforms, the
/// inverse error function for normals, of a clipped interval for truncated normals.
/// </summary>
/// <remarks>
/// <para><b>Releases.</b> On processors with fused multiply-add, outside <c>jax.jit</c>: float32 normals are those of
/// jaxlib 0.8.2 to 0.12.0.1 in every bit, and within 3 units in the last place of older ones since 0.5. float32 uniforms
/// are those of 0.5 to 0.11.2; 0.12 leaves a few small shapes, such as (4, 8), partly unfused, where they are within a
/// unit in the last place of the larger bound. float16 and bfloat16 are those of every release since 0.5.</para>
/// <para><b>Seeds.</b> 0 to 2^32 - 1: the key is the seed and the number of the call. This is not the key of
/// <c>jax.random.key(seed)</c>.</para>
/// <para><b>Slices.</b> An element's value depends on its flat index alone, so a run costs the same wherever it
/// starts, and two tensors of one seed agree as far as both go.</para>
/// <para><b>Types.</b> JAX knows 64-bit floats only when told so at its start; Keras leaves that off, and a request for
/// float64 gets float32. <c>double</c> therefore receives the float32 values, widened. float16 and bfloat16 round
/// every operation.</para>
/// <para><b>Rounding.</b> Limits, mean and standard deviation are rounded to the element type first. A float32 uniform
/// is one fused multiply-add in every shape; what Keras does after the normal draw is two operations, each rounded.
/// </para>
/// </remarks>
internal sealed class JaxBackend : KerasBackend
{
    private JaxBackend()
    {
    }

    public override string Name => "jax";

    internal override bool NarrowsDoubles => true;

    /// <summary>XLA divides halves by a scalar as a product with its reciprocal.</summary>
    internal override StepRules StepsIn(ElementTypes type) =>
        type == ElementTypes.Float16 ? new(DividesByProduct: true) : default;

    internal static JaxBackend Instance { get; } = new();

    internal override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
    {
        Threefry2x32.Key key = new((uint)seed.Seed, unchecked((uint)seed.Counter));
        switch (width ?? LaneWidths.BestFused)
        {
            case LaneWidth.Bits512:
                VectorJax<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Fill(
                    distribution, key, target);
                break;
            case LaneWidth.Bits256:
                VectorJax<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Fill(
                    distribution, key, target);
                break;
            case LaneWidth.Bits128:
                VectorJax<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Fill(
                    distribution, key, target);
                break;
            default:
                ScalarJax.Fill(distribution, key, target);
                break;
        }
    }

    protected internal override void Check(Distribution distribution, SeedPair seed)
    {
        if (seed.Seed is < 0 or > uint.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(seed),
                seed.Seed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed must be between 0 and 2^32 - 1 on jax; received {seed.Seed}."));
        }
    }
}
