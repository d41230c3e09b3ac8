using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Draws values from a normal distribution, where values far from the mean are drawn again.</summary>
/// <remarks>
/// <para><b>Distribution.</b> Independent values, normal with mean <c>mean</c> and standard deviation <c>stddev</c>,
/// cut off at <c>mean - 2 stddev</c> and <c>mean + 2 stddev</c>. The standard deviation of the result is about
/// 0.8796 <c>stddev</c>.</para>
/// <para><b>Range.</b> The parameters are rounded to the element type, as in Keras, and must be finite there:
/// <c>TruncatedNormal(0, 1e300)</c> is fine for <see cref="double"/>, but on JAX, and an error for <see cref="float"/>;
/// <c>stddev: 1e6</c> is too wide for <see cref="Half"/>. A single value that is too large for the type is infinite, as in
/// Keras. NumPy and OpenVINO refuse a standard deviation of -0.0.</para>
/// <para><b>Shape.</b> Any.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.TruncatedNormal</c>; same arguments, defaults, config keys.</para>
/// </remarks>
/// <example>
/// A kernel without outliers:
/// <code>var kernel = new TruncatedNormal(stddev: 0.02, seed: 42).Initialize([784, 256]);</code>
/// </example>
public sealed partial class TruncatedNormal : DistributionInitializer
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="mean">The mean, finite.</param>
    /// <param name="stddev">The standard deviation before truncation, finite and 0 or more.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean or the standard deviation is out of range.</exception>
    public TruncatedNormal(double mean = 0.0, double stddev = 0.05, Seed seed = default)
        : base(Check(mean, stddev, seed))
    {
        Mean = mean;
        StdDev = stddev;
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation before truncation.</summary>
    public double StdDev { get; }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = base.GetConfig();
        config["mean"] = ToConfigNumber("mean", Mean);
        config["stddev"] = ToConfigNumber("stddev", StdDev);
        return config;
    }

    /// <inheritdoc/>
    public override Distribution ComputeDistribution(Shape shape) => Distribution.TruncatedNormal(Mean, StdDev);

    private static Seed Check(double mean, double stddev, Seed seed)
    {
        _ = Distribution.Normal(mean, stddev);
        return seed;
    }
}
