using System;
using System.Globalization;
using Initializers.Tensors;

namespace Initializers.Sampling;

/// <summary>What parameters must be like, on every backend or where values are drawn in double precision.</summary>
internal static class DistributionRules
{
    /// <summary>Throws if the parameters have no distribution, or one whose values leave the doubles.</summary>
    internal static void Check(Distribution distribution)
    {
        double first = distribution.First;
        double second = distribution.Second;
        bool valid = distribution.Kind == DistributionKind.Uniform
            ? second >= first && double.IsFinite(second - first)
            : double.IsFinite(first) && double.IsFinite(second) && second >= 0;
        if (!valid)
        {
            Throw(
                distribution,
                "a finite maxval that is not below minval, and a finite difference of the two",
                "a finite mean and a finite stddev of 0 or more");
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
