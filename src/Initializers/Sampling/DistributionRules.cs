using System.Globalization;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <summary>What parameters must be like, on every backend or where values are drawn in double precision.</summary>
internal static class DistributionRules
{
    /// <summary>Throws if there is no uniform distribution with these ends, or if its width leaves the doubles.</summary>
    internal static void RequireBounds(double minval, double maxval)
    {
        RequireFinite(minval, nameof(minval));
        RequireFinite(maxval, nameof(maxval));
        if (maxval < minval)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxval),
                maxval,
                FormattableString.Invariant($"maxval must not be below minval, {minval}; received {maxval}."));
        }

        if (!double.IsFinite(maxval - minval))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxval),
                maxval,
                FormattableString.Invariant(
                    $"maxval must lie at a finite distance from minval, {minval}; received {maxval}."));
        }
    }

    /// <summary>Throws if there is no normal distribution with this mean and standard deviation.</summary>
    internal static void RequireNormal(double mean, double stddev)
    {
        RequireFinite(mean, nameof(mean));
        RequireFinite(stddev, nameof(stddev));
        if (stddev < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(stddev), stddev, FormattableString.Invariant($"stddev must be 0 or more; received {stddev}."));
        }
    }

    /// <summary>Throws if a parameter of a name is not finite.</summary>
    internal static void RequireFinite(double value, string parameter)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                parameter, value, FormattableString.Invariant($"{parameter} must be a finite number; received {value}."));
        }
    }

    /// <summary>
    /// Throws if a parameter is not finite once it is rounded: no value would be, though Keras goes on and fills with
    /// infinities and NaN.
    /// </summary>
    /// <typeparam name="T">The type of the values, as the backend makes them.</typeparam>
    /// <param name="distribution">The parameters as they were given.</param>
    /// <param name="first">The first one as the backend rounds it.</param>
    /// <param name="second">The second one as the backend rounds it.</param>
    /// <param name="width">maxval - minval as the backend rounds it; 0 where it stays a double.</param>
    internal static void CheckRange<T>(Distribution distribution, double first, double second, double width)
        where T : unmanaged
    {
        if (double.IsFinite(first) && double.IsFinite(second) && double.IsFinite(width))
        {
            return;
        }

        string type = Element.NameOf(Element.TypeOf<T>());
        Throw(
            distribution,
            $"a minval, a maxval and a difference of the two that are finite in {type}",
            $"a mean and a stddev that are finite in {type}");
    }

    /// <summary>Throws an error that names the rule for the kind of the distribution, and what was received.</summary>
    internal static void Throw(Distribution distribution, string uniformRule, string normalRule)
    {
        string rule = distribution.Kind == DistributionKind.Uniform ? uniformRule : normalRule;
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"distribution must have {rule}; received {distribution.First} and {distribution.Second}."),
            nameof(distribution));
    }
}
