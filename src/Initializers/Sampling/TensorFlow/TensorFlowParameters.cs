using System.Numerics;
using Initializers.Tensors;

namespace Initializers.Sampling.TensorFlow;

// The scale and the offset of a draw, as Keras on TensorFlow makes them of the parameters.
//
// Bounds   a float becomes a single first, whatever the type of the values; an integer (IntegerBounds) comes as it is and
//          must have 64 bits. Then they are cast to the type, where their difference is the scale.
// Others   mean and stddev are cast to the type at once, to half-width types by way of single precision.
// Small    subnormal parameters and differences are zero, but for halves; see Subnormals.

/// <summary>What units are multiplied by, and what is added then.</summary>
internal static class TensorFlowParameters
{
    /// <summary>The parameters of a draw, as numbers of the values' type.</summary>
    /// <exception cref="ArgumentException">One of them is not finite in that type.</exception>
    internal static (double Scale, double Offset) For<T>(Distribution distribution)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? ForSingles(distribution)
        : typeof(T) == typeof(double) ? ForDoubles(distribution)
        : typeof(T) == typeof(Half) ? ForHalves(distribution)
        : ForBFloat16(distribution);

    private static (double Scale, double Offset) ForSingles(Distribution distribution)
    {
        (float first, float second) = Singles(distribution);
        first = Subnormals.Flush(first);
        second = Subnormals.Flush(second);
        bool isUniform = distribution.Kind == DistributionKind.Uniform;
        float scale = isUniform ? Subnormals.Flush(second - first) : second;
        DistributionRules.CheckRange<float>(distribution, first, second, scale);
        return (scale, first);
    }

    private static (double Scale, double Offset) ForDoubles(Distribution distribution)
    {
        if (distribution.Kind == DistributionKind.Uniform)
        {
            double minval = Bound(distribution, distribution.First, distribution.Integers?.MinVal);
            double maxval = Bound(distribution, distribution.Second, distribution.Integers?.MaxVal);
            DistributionRules.CheckRange<float>(distribution, minval, maxval, width: 0);
            return (maxval - minval, minval);
        }

        double mean = Subnormals.Flush(distribution.First);
        double stddev = Subnormals.Flush(distribution.Second);
        DistributionRules.CheckRange<double>(distribution, mean, stddev, width: 0);
        return (stddev, mean);
    }

    private static (double Scale, double Offset) ForHalves(Distribution distribution)
    {
        (float first, float second) = Singles(distribution);
        var low = (Half)first;
        var high = (Half)second;
        Half scale = distribution.Kind == DistributionKind.Uniform ? high - low : high;
        DistributionRules.CheckRange<Half>(distribution, (double)low, (double)high, (double)scale);
        return ((double)scale, (double)low);
    }

    private static (double Scale, double Offset) ForBFloat16(Distribution distribution)
    {
        (float first, float second) = Singles(distribution);
        first = Subnormals.Flush<float>((BFloat16)first);
        second = Subnormals.Flush<float>((BFloat16)second);
        bool isUniform = distribution.Kind == DistributionKind.Uniform;
        var scale = (BFloat16)(isUniform ? Subnormals.Flush(second - first) : second);
        DistributionRules.CheckRange<BFloat16>(distribution, first, second, scale);
        return (scale, first);
    }

    private static (float First, float Second) Singles(Distribution distribution) =>
        distribution.Integers is { } integers
            ? (Single(distribution, distribution.First, integers.MinVal),
                Single(distribution, distribution.Second, integers.MaxVal))
            : ((float)distribution.First, (float)distribution.Second);

    private static float Single(Distribution distribution, double value, BigInteger? integer) =>
        integer is { } given ? ToInt64(distribution, given) : (float)value;

    private static double Bound(Distribution distribution, double value, BigInteger? integer) =>
        integer is { } given ? (double)ToInt64(distribution, given) : Subnormals.Flush((float)value);

    private static long ToInt64(Distribution distribution, BigInteger integer)
    {
        if (integer < long.MinValue || integer > long.MaxValue)
        {
            DistributionRules.Throw(distribution, "bounds that fit in 64 bits where they are integers on tensorflow", "");
        }

        return (long)integer;
    }
}

/// <summary>One draw: values are units of its kind times scale plus offset, each operation rounded to their type.</summary>
/// <param name="Kind">The kind of the units.</param>
/// <param name="State">The stream.</param>
/// <param name="Scale">What units are multiplied by; a number of the values' type.</param>
/// <param name="Offset">What is added then; a number of the values' type.</param>
internal readonly record struct TensorFlowDraw(DistributionKind Kind, PhiloxState State, double Scale, double Offset);
