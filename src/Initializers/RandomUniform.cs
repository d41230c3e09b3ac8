using System.Text.Json.Nodes;
using Initializers.Sampling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Draws values from a uniform distribution.</summary>
/// <remarks>
/// <para><b>Distribution.</b> Independent values, uniform on <c>[minval, maxval)</c>. The upper end can appear after
/// rounding to the element type.</para>
/// <para><b>Range.</b> The ends are rounded to the element type, as in Keras, and must be finite there, as must their
/// distance where the backend computes it in that type. TensorFlow and JAX round the ends to single precision even for
/// <see cref="double"/>: <c>RandomUniform(16777217, 16777219)</c> gives doubles in <c>[16777216, 16777220)</c> there, which
/// leaves the interval. An end that a configuration has as an integer is taken as it is by TensorFlow, and must have 64 bits
/// there; arguments in C# are doubles, as Python's floats.</para>
/// <para><b>Shape.</b> Any.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.RandomUniform</c>; same arguments, defaults, config keys.</para>
/// </remarks>
/// <example>
/// An embedding table of 20,000 words:
/// <code>var table = new RandomUniform(-0.05, 0.05, seed: 42).Initialize([20_000, 128]);</code>
/// </example>
public sealed partial class RandomUniform : DistributionInitializer
{
    private Distribution _distribution;

    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="minval">The lower end, included; finite.</param>
    /// <param name="maxval">The upper end, excluded; finite and not below <paramref name="minval"/>.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An end or the distance of the two is not finite, or the ends are in the wrong order.
    /// </exception>
    public RandomUniform(double minval = -0.05, double maxval = 0.05, Seed seed = default)
        : base(Check(minval, maxval, seed))
    {
        MinVal = minval;
        MaxVal = maxval;
        _distribution = Distribution.Uniform(minval, maxval);
    }

    /// <summary>The lower end, included.</summary>
    public double MinVal { get; }

    /// <summary>The upper end, excluded before rounding.</summary>
    public double MaxVal { get; }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = base.GetConfig();
        config["minval"] = ToConfigNumber("minval", MinVal);
        config["maxval"] = ToConfigNumber("maxval", MaxVal);
        return config;
    }

    /// <inheritdoc/>
    public override Distribution ComputeDistribution(Shape shape) => _distribution;

    internal override Initializer WithIntegerDigits(IReadOnlyDictionary<string, string> digits)
    {
        var copy = (RandomUniform)base.WithIntegerDigits(digits);
        var integers = IntegerBounds.Parse(digits.GetValueOrDefault("minval"), digits.GetValueOrDefault("maxval"));
        copy._distribution = Distribution.Uniform(MinVal, MaxVal, integers);
        return copy;
    }

    private static Seed Check(double minval, double maxval, Seed seed)
    {
        _ = Distribution.Uniform(minval, maxval);
        return seed;
    }
}
