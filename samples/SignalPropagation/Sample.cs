using MathNet.Numerics.Statistics;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Independent measurements of one number, one per seed.</summary>
/// <param name="values">The measurements.</param>
internal sealed class Sample(double[] values)
{
    /// <summary>Their mean.</summary>
    internal double Mean { get; } = values.Mean();

    /// <summary>
    /// Their standard deviation: how far one seed is from another. Not a number if there is only one.
    /// </summary>
    internal double Spread { get; } = values.StandardDeviation();

    /// <summary>The number of measurements.</summary>
    internal int Count => values.Length;

    /// <summary>The value that a share of the measurements stays below.</summary>
    internal double Quantile(double share) => values.Quantile(share);
}
