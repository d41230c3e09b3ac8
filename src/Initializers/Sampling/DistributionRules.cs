using System;
using System.Globalization;

namespace Initializers.Sampling;

/// <summary>What parameters must be like where values are drawn in double precision.</summary>
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
            Throw(distribution);
        }
    }

    private static void Throw(Distribution distribution)
    {
        string rule = distribution.Kind == DistributionKind.Uniform
            ? "a finite maxval that is not below minval, and a finite difference of the two"
            : "a finite mean and a finite stddev of 0 or more";
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"distribution must have {rule}; received {distribution.First} and {distribution.Second}."),
            nameof(distribution));
    }
}
