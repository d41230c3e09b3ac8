using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Initializers.Numerics;
using Initializers.Sampling.TensorFlow;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <content>The default backend.</content>
public abstract partial class Backend
{
    /// <summary>Keras on TensorFlow (CPU): stateless Philox-4x32-10. The default.</summary>
    /// <remarks>
    /// TensorFlow knows no subnormal numbers but those of float16: parameters and values below the least normal number of
    /// their type are zero, and bounds of doubles below 2^-126.
    /// </remarks>
    public static Backend TensorFlow => TensorFlowBackend.Instance;
}

/// <summary>
/// The values of Keras on TensorFlow (CPU, Linux): Philox-4x32-10 counters scrambled from the seed pair, low mantissa
/// bits for uniforms, Box-Muller for normals, groups with blocks of their own for truncated normals.
/// </summary>
/// <remarks>
/// Parameters are rounded as <see cref="TensorFlowParameters"/> says. Scale and offset are two operations, each rounded to
/// the element type; nothing is fused.
/// </remarks>
internal sealed class TensorFlowBackend : Backend
{
    // Below so many elements to a run, the scalar form is the faster one.
    private const int ShortRun = 4;

    private TensorFlowBackend()
    {
    }

    /// <inheritdoc/>
    public override string Name => "tensorflow";

    internal static TensorFlowBackend Instance { get; } = new();

    /// <summary>Halves are summed in Eigen's packets; bfloat16 as singles.</summary>
    internal override StepRules StepsIn(ElementTypes type) => new(
        Sum: type == ElementTypes.Float16 ? SumRounding.EveryAdditionOfLanes : SumRounding.Once, NarrowsTwice: true);

    /// <inheritdoc/>
    public override void Fill<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination) =>
        Fill(distribution, seed, start, maxDegreeOfParallelism, destination, LaneWidths.Best);

    /// <summary>Run by run; short runs by the scalar form, which makes less that is thrown away.</summary>
    internal override void FillBox<T>(
        Distribution distribution,
        SeedPair seed,
        in BoxMap map,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
    {
        LaneWidth width = map.RunLength < ShortRun ? LaneWidth.Scalar : LaneWidths.Best;
        BoxRuns<Runs<T>, T>.Fill(map, new(distribution, seed, width), start, maxDegreeOfParallelism, destination);
    }

    /// <summary>The same on vectors of a given width.</summary>
    internal static void Fill<T>(
        Distribution distribution,
        SeedPair seed,
        long start,
        int degree,
        Span<T> destination,
        LaneWidth width)
        where T : unmanaged
    {
        if (destination.IsEmpty)
        {
            return;
        }

        var state = PhiloxState.FromSeed(seed);
        if (typeof(T) == typeof(float))
        {
            Singles(distribution, state, start, degree, MemoryMarshal.Cast<T, float>(destination), width);
        }
        else if (typeof(T) == typeof(double))
        {
            Doubles(distribution, state, start, degree, MemoryMarshal.Cast<T, double>(destination), width);
        }
        else if (typeof(T) == typeof(Half))
        {
            (Half scale, Half offset) = TensorFlowParameters.ForHalves(distribution);
            Span<Half> span = MemoryMarshal.Cast<T, Half>(destination);
            Halves<Half, HalfMantissa>(distribution.Kind, state, scale, offset, start, degree, span, width);
        }
        else if (typeof(T) == typeof(BFloat16))
        {
            BFloat16s(distribution, state, start, degree, MemoryMarshal.Cast<T, BFloat16>(destination), width);
        }
        else
        {
            throw NotDrawable<T>();
        }
    }

    private readonly struct Runs<T>(Distribution distribution, SeedPair seed, LaneWidth width) : IRunWriter<T>
        where T : unmanaged
    {
        public void Write(long start, Span<T> destination) => Fill(distribution, seed, start, 1, destination, width);
    }

    // Each of the three takes care of parameters that are so small that subnormal numbers could arise.
    private static void Singles(
        Distribution distribution, PhiloxState state, long start, int degree, Span<float> span, LaneWidth width)
    {
        (float scale, float offset) = TensorFlowParameters.ForSingles(distribution);
        if (Subnormals.Matter(scale, offset))
        {
            Singles(distribution.Kind, state, 1, 0, start, degree, span, width);
            Subnormals.Apply(span, scale, offset);
            return;
        }

        Singles(distribution.Kind, state, scale, offset, start, degree, span, width);
    }

    private static void BFloat16s(
        Distribution distribution, PhiloxState state, long start, int degree, Span<BFloat16> span, LaneWidth width)
    {
        (BFloat16 scale, BFloat16 offset) = TensorFlowParameters.ForBFloat16(distribution);
        if (Subnormals.Matter<float>(scale, offset))
        {
            var one = (BFloat16)1f;
            Halves<BFloat16, BFloat16Mantissa>(distribution.Kind, state, one, default, start, degree, span, width);
            Subnormals.Apply(span, scale, offset);
            return;
        }

        Halves<BFloat16, BFloat16Mantissa>(distribution.Kind, state, scale, offset, start, degree, span, width);
    }

    private static void Doubles(
        Distribution distribution, PhiloxState state, long start, int degree, Span<double> span, LaneWidth width)
    {
        (double scale, double offset) = TensorFlowParameters.ForDoubles(distribution);
        if (Subnormals.Matter(scale, offset))
        {
            Doubles(distribution.Kind, state, 1, 0, start, degree, span, width);
            Subnormals.Apply(span, scale, offset);
            return;
        }

        Doubles(distribution.Kind, state, scale, offset, start, degree, span, width);
    }

    private static void Singles(
        DistributionKind kind,
        PhiloxState state,
        float scale,
        float offset,
        long start,
        int degree,
        Span<float> span,
        LaneWidth width)
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                VectorFill<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Singles(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits256:
                VectorFill<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Singles(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits128:
                VectorFill<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Singles(
                    kind, state, scale, offset, start, degree, span);
                break;
            default:
                ScalarFill.Singles(kind, state, scale, offset, start, degree, span);
                break;
        }
    }

    private static void Halves<T, TMantissa>(
        DistributionKind kind,
        PhiloxState state,
        T scale,
        T offset,
        long start,
        int degree,
        Span<T> span,
        LaneWidth width)
        where T : unmanaged
        where TMantissa : IMantissa
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                VectorFill<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Halves<T, TMantissa>(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits256:
                VectorFill<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Halves<T, TMantissa>(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits128:
                VectorFill<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Halves<T, TMantissa>(
                    kind, state, scale, offset, start, degree, span);
                break;
            default:
                ScalarFill.Halves<T, TMantissa>(kind, state, scale, offset, start, degree, span);
                break;
        }
    }

    private static void Doubles(
        DistributionKind kind,
        PhiloxState state,
        double scale,
        double offset,
        long start,
        int degree,
        Span<double> span,
        LaneWidth width)
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                VectorFill<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>.Doubles(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits256:
                VectorFill<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>.Doubles(
                    kind, state, scale, offset, start, degree, span);
                break;
            case LaneWidth.Bits128:
                VectorFill<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>.Doubles(
                    kind, state, scale, offset, start, degree, span);
                break;
            default:
                ScalarFill.Doubles(kind, state, scale, offset, start, degree, span);
                break;
        }
    }
}
