using System;
using Initializers.Sampling;

namespace Initializers;

/// <summary>What a draw's values are distributed by.</summary>
public enum DistributionKind
{
    /// <summary>Uniform on an interval that includes its lower end.</summary>
    Uniform,

    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Normal, cut off at two standard deviations from the mean.</summary>
    TruncatedNormal,
}

/// <summary>A distribution with its parameters, in double precision; a backend rounds them as Keras does there.</summary>
/// <remarks>
/// What the two parameters mean depends on <see cref="Kind"/>:
/// <list type="table">
/// <listheader><term>Kind</term><description><see cref="First"/>, <see cref="Second"/></description></listheader>
/// <item><term><see cref="DistributionKind.Uniform"/></term><description>minval, the lower end, included; maxval, the
/// upper end, excluded before rounding</description></item>
/// <item><term><see cref="DistributionKind.Normal"/></term><description>mean; standard deviation</description></item>
/// <item><term><see cref="DistributionKind.TruncatedNormal"/></term><description>mean; the standard deviation before the
/// cut: values lie within <c>First ± 2 Second</c>, and their own standard deviation is about
/// <c>0.8796 Second</c></description></item>
/// </list>
/// </remarks>
public readonly record struct Distribution
{
    private Distribution(DistributionKind kind, double first, double second, IntegerBounds? integers = null)
    {
        Kind = kind;
        First = first;
        Second = second;
        Integers = integers;
    }

    /// <summary>Which distribution.</summary>
    public DistributionKind Kind { get; }

    /// <summary>
    /// The lower end of a uniform distribution; the mean of a normal one, which the cut of a truncated one does not move.
    /// </summary>
    public double First { get; }

    /// <summary>
    /// The upper end of a uniform distribution; the standard deviation of a normal one, of a truncated one before the cut.
    /// </summary>
    public double Second { get; }

    /// <summary>The ends of a uniform distribution that were written as integers, or null.</summary>
    internal IntegerBounds? Integers { get; }

    /// <summary>Uniform on <c>[minval, maxval)</c>.</summary>
    /// <param name="minval">The lower end, included.</param>
    /// <param name="maxval">The upper end, excluded before rounding.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An end or the distance of the two is not finite, or the ends are in the wrong order.
    /// </exception>
    public static Distribution Uniform(double minval, double maxval) => Uniform(minval, maxval, null);

    /// <summary>The same, where an end may have been written as an integer.</summary>
    internal static Distribution Uniform(double minval, double maxval, IntegerBounds? integers)
    {
        DistributionRules.RequireBounds(minval, maxval);
        return new(DistributionKind.Uniform, minval, maxval, integers);
    }

    /// <summary>Normal with a mean and a standard deviation.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of the two is not finite, or stddev is below 0.</exception>
    public static Distribution Normal(double mean, double stddev)
    {
        DistributionRules.RequireNormal(mean, stddev);
        return new(DistributionKind.Normal, mean, stddev);
    }

    /// <summary>Normal, where values beyond two standard deviations are drawn again.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before truncation.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One of the two is not finite, or stddev is below 0.</exception>
    public static Distribution TruncatedNormal(double mean, double stddev)
    {
        DistributionRules.RequireNormal(mean, stddev);
        return new(DistributionKind.TruncatedNormal, mean, stddev);
    }
}
