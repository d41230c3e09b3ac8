using System;

namespace Initializers.Samples.SignalPropagation;

/// <summary>A measured number beside the one that theory gives.</summary>
/// <param name="Measured">The measurements, one per seed.</param>
/// <param name="Theory">What their mean should be.</param>
/// <param name="ExpectedSpread">
/// The standard deviation between seeds that theory gives, relative to the mean; null where only the measured one is
/// known.
/// </param>
internal readonly record struct Comparison(Sample Measured, double Theory, double? ExpectedSpread = null)
{
    /// <summary>The mean's distance from theory, relative to theory.</summary>
    internal double Error => (Measured.Mean / Theory) - 1;

    /// <summary>The standard deviation between seeds, relative to theory.</summary>
    internal double Spread => Measured.Spread / Theory;

    /// <summary>The error that chance alone explains: the standard error of the mean, relative to theory.</summary>
    internal double Chance => (ExpectedSpread ?? Spread) / Math.Sqrt(Measured.Count);
}
