using Initializers.Sampling;
using NormalLaw = MathNet.Numerics.Distributions.Normal;

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
/// The properties mean the same for every kind: they are those of the law in exact arithmetic. What is drawn is rounded to
/// the element type, and a truncated normal value of PyTorch may leave the support by a rounding. A distribution of no
/// width has all its mass at <see cref="Mean"/>.
/// </remarks>
public readonly partial record struct Distribution
{
    /// <summary>The standard deviation of a unit normal cut off at two, as Keras writes it.</summary>
    internal const double TruncatedStdDev = 0.87962566103423978;

    // Where a truncated normal distribution is cut, in standard deviations, and the mass of one tail.
    private const double Cut = 2.0;
    private const double Tail = 0.022750131948179207;

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
    /// The lower end of the support: minval of a uniform distribution, minus infinity of a normal one, and of a truncated
    /// one the mean less two standard deviations before the cut.
    /// </summary>
    public double Lower => Kind switch
    {
        DistributionKind.Uniform => First,
        DistributionKind.Normal => Second > 0 ? double.NegativeInfinity : First,
        _ => First - (Cut * Second),
    };

    /// <summary>The upper end of the support; a uniform value is below it before rounding.</summary>
    public double Upper => Kind switch
    {
        DistributionKind.Uniform => Second,
        DistributionKind.Normal => Second > 0 ? double.PositiveInfinity : First,
        _ => First + (Cut * Second),
    };

    /// <summary>The mean, which the cut of a truncated normal distribution does not move.</summary>
    public double Mean => Kind == DistributionKind.Uniform ? First + ((Second - First) / 2) : First;

    /// <summary>
    /// The standard deviation: <c>(maxval - minval) / sqrt(12)</c> for a uniform distribution, and
    /// <c>0.87962566103423978</c> of the one before the cut for a truncated normal one.
    /// </summary>
    public double StandardDeviation => Kind switch
    {
        DistributionKind.Uniform => (Second - First) / Math.Sqrt(12),
        DistributionKind.Normal => Second,
        _ => TruncatedStdDev * Second,
    };

    /// <summary>
    /// The standard deviation before the cut, which is the parameter <c>stddev</c> of a truncated normal distribution; for
    /// others the same as <see cref="StandardDeviation"/>.
    /// </summary>
    public double UntruncatedStandardDeviation => Kind == DistributionKind.TruncatedNormal ? Second : StandardDeviation;

    /// <summary>The parameter minval, or the mean of a normal distribution.</summary>
    internal double First { get; }

    /// <summary>The parameter maxval, or the standard deviation of a normal distribution, before a cut.</summary>
    internal double Second { get; }

    private bool HasWidth => Kind == DistributionKind.Uniform ? Second > First : Second > 0;

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

    /// <summary>The probability density.</summary>
    /// <param name="x">A value.</param>
    /// <returns>The density there: 0 outside the support, infinite at the mean of a distribution of no width.</returns>
    public double Density(double x) => Kind switch
    {
        _ when double.IsNaN(x) => x,
        _ when !HasWidth => x == Mean ? double.PositiveInfinity : 0,
        _ when x < Lower || x > Upper => 0,
        DistributionKind.Uniform => 1 / (Second - First),
        DistributionKind.Normal => NormalLaw.PDF(First, Second, x),
        _ => NormalLaw.PDF(First, Second, x) / (1 - (2 * Tail)),
    };

    /// <summary>The probability of a value that is not above another.</summary>
    /// <param name="x">The other value.</param>
    /// <returns>The probability, from 0 to 1.</returns>
    public double CumulativeProbability(double x) => Kind switch
    {
        _ when double.IsNaN(x) => x,
        _ when x < Lower => 0,
        _ when x >= Upper => 1,
        DistributionKind.Uniform => (x - First) / (Second - First),
        DistributionKind.Normal => NormalLaw.CDF(First, Second, x),
        _ => Math.Clamp(
            (NormalLaw.CDF(First, Second, x) - Tail) / (1 - (2 * Tail)), 0, 1),
    };

    /// <summary>The value that a share of all values is not above: the inverse of <see cref="CumulativeProbability"/>.</summary>
    /// <param name="p">The share, from 0 to 1.</param>
    /// <returns>The value, inside the support.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double Quantile(double p) => Kind switch
    {
        _ when !(p >= 0 && p <= 1) => throw new ArgumentOutOfRangeException(
            nameof(p), p, FormattableString.Invariant($"p must be from 0 to 1; received {p}.")),
        _ when p == 0 || !HasWidth => Lower,
        _ when p == 1 => Upper,
        DistributionKind.Uniform => First + (p * (Second - First)),
        DistributionKind.Normal => NormalLaw.InvCDF(First, Second, p),
        _ => Math.Clamp(
            NormalLaw.InvCDF(First, Second, Tail + (p * (1 - (2 * Tail)))), Lower, Upper),
    };

    /// <summary>The call that makes it, <c>Normal(0, 0.05)</c> for example.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{Kind}({First}, {Second})");
}
