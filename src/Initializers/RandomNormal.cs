using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Draws values from a normal distribution.</summary>
/// <remarks>
/// <para><b>Distribution.</b> Independent values, normal with mean <c>mean</c> and standard deviation
/// <c>stddev</c>.</para>
/// <para><b>Range.</b> The parameters are rounded to the element type, as in Keras, and must be finite there:
/// <c>RandomNormal(0, 1e300)</c> is fine for <see cref="double"/>, but on JAX, and an error for <see cref="float"/>;
/// <c>stddev: 1e6</c> is too wide for <see cref="Half"/>. A single value that is too large for the type is infinite, as in
/// Keras. NumPy and OpenVINO refuse a standard deviation of -0.0.</para>
/// <para><b>Shape.</b> Any.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.RandomNormal</c>; same arguments, defaults, config keys.</para>
/// </remarks>
/// <example>
/// An embedding table of 20,000 words:
/// <code>var table = new RandomNormal(stddev: 0.02, seed: 42).Initialize([20_000, 128]);</code>
/// </example>
public sealed partial class RandomNormal : DistributionInitializer
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="mean">The mean, finite.</param>
    /// <param name="stddev">The standard deviation, finite and 0 or more.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean or the standard deviation is out of range.</exception>
    public RandomNormal(double mean = 0.0, double stddev = 0.05, Seed seed = default)
        : base(Check(mean, stddev, seed))
    {
        Mean = mean;
        StdDev = stddev;
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
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
    public override Distribution ComputeDistribution(Shape shape) => Distribution.Normal(Mean, StdDev);

    private static Seed Check(double mean, double stddev, Seed seed)
    {
        _ = Distribution.Normal(mean, stddev);
        return seed;
    }
}
