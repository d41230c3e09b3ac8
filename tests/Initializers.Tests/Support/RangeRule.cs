using System;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>
/// The one rule by which this library refuses draws that Keras makes: a mean, a standard deviation or a bound that rounds
/// to infinity in the type of the values, or a distance of the bounds that does where the backend computes it there.
/// Stated by thresholds, apart from the library, which rounds and looks.
/// </summary>
internal static class RangeRule
{
    /// <summary>Whether a fill is refused.</summary>
    internal static bool Refuses(Backend backend, Initializer initializer, Shape shape, ElementTypes type) =>
        shape.ElementCount > 0 && Refuses(backend, DistributionOf(initializer, shape), type);

    /// <summary>Whether a draw of at least one value is refused.</summary>
    internal static bool Refuses(Backend backend, Distribution distribution, ElementTypes type)
    {
        bool isUniform = distribution.Kind == DistributionKind.Uniform;
        bool isDouble = type == ElementTypes.Float64;

        // JAX gives singles where doubles are asked for; TensorFlow's bounds are singles first.
        bool isSingle = isDouble && (backend == Backend.Jax || (backend == Backend.TensorFlow && isUniform));
        double limit = Limit(isSingle ? ElementTypes.Float32 : type);
        double first = Rounded(backend, type, distribution.First);
        double second = Rounded(backend, type, distribution.Second);
        if (Math.Abs(first) >= limit || Math.Abs(second) >= limit)
        {
            return true;
        }

        return isUniform && backend.Name switch
        {
            "tensorflow" => !isDouble && InType(type, second) - InType(type, first) >= limit,
            "jax" when isDouble => (float)second - (double)(float)first >= limit,
            "jax" => InType(type, second) - InType(type, first) >= limit,
            "torch" => !isDouble && distribution.Second - distribution.First >= Limit(ElementTypes.Float32),
            _ => false,
        };
    }

    /// <summary>What an initializer of the library draws from.</summary>
    internal static Distribution DistributionOf(Initializer initializer, Shape shape) => initializer switch
    {
        RandomUniform uniform => Distribution.Uniform(uniform.MinVal, uniform.MaxVal),
        RandomNormal normal => Distribution.Normal(normal.Mean, normal.StdDev),
        TruncatedNormal truncated => Distribution.TruncatedNormal(truncated.Mean, truncated.StdDev),
        VarianceScaling scaling => scaling.ComputeDistribution(shape),
        _ => throw new ArgumentException($"No golden case draws from {initializer}.", nameof(initializer)),
    };

    // The least number that rounds to infinity: half a unit above the largest one.
    private static double Limit(ElementTypes type) => type switch
    {
        ElementTypes.Float32 => Math.ScaleB(1, 128) - Math.ScaleB(1, 103),
        ElementTypes.BFloat16 => Math.ScaleB(1, 128) - Math.ScaleB(1, 119),
        ElementTypes.Float16 => 65520,
        _ => double.PositiveInfinity,
    };

    // TensorFlow and PyTorch come to half-width types by way of single precision, NumPy to bfloat16.
    private static double Rounded(Backend backend, ElementTypes type, double value) => (backend.Name, type) switch
    {
        ("tensorflow" or "torch", ElementTypes.Float16) => (float)value,
        ("tensorflow" or "torch" or "numpy" or "openvino", ElementTypes.BFloat16) => (float)value,
        _ => value,
    };

    private static double InType(ElementTypes type, double value) => type switch
    {
        ElementTypes.Float16 => (double)(Half)value,
        ElementTypes.BFloat16 => (BFloat16)value,
        _ => (float)value,
    };
}
