using Initializers.Tensors;

namespace Initializers.Sampling.Jax;

/// <summary>The numbers in JAX's formulas for singles, and in the affine step that Keras adds.</summary>
/// <param name="Low">The lower limit of the uniform value.</param>
/// <param name="Width">The upper limit less the lower one.</param>
/// <param name="Limit">The largest size of a normal value before scaling.</param>
/// <param name="Scale">What a normal value is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
internal readonly record struct JaxParameters(float Low, float Width, float Limit, float Scale, float Offset)
{
    /// <summary>The square root of 2, rounded to single.</summary>
    internal const float SqrtTwo = 1.41421354f; // 3FB504F3

    /// <summary>The error function of sqrt(2), as JAX computes it in single precision.</summary>
    internal const float TruncatedEnd = 0.95449972152709961f; // 3F745A18

    /// <summary>The parameters of a draw: of singles for doubles, too.</summary>
    /// <exception cref="ArgumentException">One of them is not finite in the type of the values.</exception>
    internal static JaxParameters For<T>(Distribution distribution)
        where T : unmanaged =>
        typeof(T) == typeof(Half) ? ForNarrow<Half, HalfRounding>(distribution)
        : typeof(T) == typeof(BFloat16) ? ForNarrow<BFloat16, BFloat16Rounding>(distribution)
        : ForSingles(distribution);

    /// <summary>The parameters of a draw of singles.</summary>
    /// <exception cref="ArgumentException">One of them is not finite as a single.</exception>
    internal static JaxParameters ForSingles(Distribution distribution)
    {
        float first = (float)distribution.First;
        float second = (float)distribution.Second;
        float width = distribution.Kind == DistributionKind.Uniform ? second - first : 0;
        DistributionRules.CheckRange<float>(distribution, first, second, width);
        return distribution.Kind switch
        {
            DistributionKind.Uniform => new(first, width, 0, 0, 0),
            DistributionKind.Normal => new(MathF.BitIncrement(-1f), 2f, float.PositiveInfinity, second, first),
            _ => new(-TruncatedEnd, TruncatedEnd + TruncatedEnd, MathF.BitDecrement(2f), second, first),
        };
    }

    /// <summary>The parameters of a draw of half-width numbers: each step rounded to their type.</summary>
    /// <exception cref="ArgumentException">One of them is not finite in their type.</exception>
    internal static JaxParameters ForNarrow<T, TRounding>(Distribution distribution)
        where T : unmanaged
        where TRounding : struct, INarrowRounding<T>
    {
        float first = TRounding.Round(distribution.First);
        float second = TRounding.Round(distribution.Second);
        float width = distribution.Kind == DistributionKind.Uniform ? TRounding.Round(second - first) : 0;
        DistributionRules.CheckRange<T>(distribution, first, second, width);
        float step = 1f / (1 << TRounding.SignificantBits);
        float end = TRounding.Round(TruncatedEnd);
        return distribution.Kind switch
        {
            DistributionKind.Uniform => new(first, width, 0, 0, 0),
            DistributionKind.Normal => new(step - 1f, 2f, float.PositiveInfinity, second, first),
            _ => new(-end, end + end, 2f - (2f * step), second, first),
        };
    }

    /// <summary>The multiples of 2^-23 in [0, 1), from the high bits of a word.</summary>
    internal static float Fraction(uint word) => BitConverter.UInt32BitsToSingle((word >> 9) | 0x3F80_0000) - 1f;

    /// <summary>The uniform value of a fraction; product and sum are fused, as XLA's code for the CPU has it.</summary>
    internal float Uniform(float fraction)
    {
        float value = MathF.FusedMultiplyAdd(fraction, Width, Low);
        return Low > value ? Low : value;
    }

    /// <summary>The scaled normal value that belongs to an inverse error function.</summary>
    internal float Normal(float erfInv)
    {
        float z = SqrtTwo * erfInv;
        z = z > -Limit ? z : -Limit;
        z = z < Limit ? z : Limit;
        return (z * Scale) + Offset;
    }
}
