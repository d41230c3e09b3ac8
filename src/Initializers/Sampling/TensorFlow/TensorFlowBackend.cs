using System.Runtime.Intrinsics;
using Initializers.Filling;
using Initializers.Fourier;
using Initializers.Lanes;
using Initializers.Tensors;

namespace Initializers.Sampling.TensorFlow;

/// <summary>
/// The values of Keras on TensorFlow (CPU, Linux): Philox-4x32-10 counters scrambled from the seed pair, low mantissa
/// bits for uniforms, Box-Muller for normals, groups with blocks of their own for truncated normals.
/// </summary>
/// <remarks>
/// Parameters are rounded as <see cref="TensorFlowParameters"/> says. Scale and offset are two operations, each rounded to
/// the element type; nothing is fused.
/// </remarks>
internal sealed class TensorFlowBackend : KerasBackend
{
    private TensorFlowBackend()
    {
    }

    public override string Name => "tensorflow";

    internal static TensorFlowBackend Instance { get; } = new();

    /// <summary>Halves are summed in Eigen's packets; bfloat16 as singles.</summary>
    internal override StepRules StepsIn(ElementTypes type) => new(
        Sum: type == ElementTypes.Float16 ? SumRounding.EveryAdditionOfLanes : SumRounding.Once, NarrowsTwice: true);

    internal override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null)
    {
        (double scale, double offset) = TensorFlowParameters.For<T>(distribution);
        bool isSmall = Subnormals.Matter<T>(scale, offset);
        TensorFlowDraw draw = new(
            distribution.Kind, PhiloxState.FromSeed(seed), isSmall ? 1 : scale, isSmall ? 0 : offset);
        switch (width ?? LaneWidths.Best)
        {
            case LaneWidth.Bits512:
                VectorTensorFlow<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Fill(draw, target);
                break;
            case LaneWidth.Bits256:
                VectorTensorFlow<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Fill(draw, target);
                break;
            case LaneWidth.Bits128:
                VectorTensorFlow<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Fill(draw, target);
                break;
            default:
                ScalarTensorFlow.Fill(draw, target);
                break;
        }

        if (isSmall)
        {
            Subnormals.Apply(target.Span, scale, offset);
        }
    }
}
