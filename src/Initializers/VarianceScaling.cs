using System.Globalization;
using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Draws values whose variance is a scale divided by a fan of the tensor.</summary>
/// <remarks>
/// <para><b>Distribution.</b> With <c>n</c> the fan of <see cref="Mode"/> (at least 1) and <c>variance = scale / n</c>:
/// <see cref="VarianceDistribution.TruncatedNormal"/> is normal with mean 0 and
/// <c>stddev = sqrt(variance) / 0.87962566103423978</c>, cut off at two of these, which leaves the variance as named;
/// <see cref="VarianceDistribution.UntruncatedNormal"/> is normal with <c>stddev = sqrt(variance)</c>;
/// <see cref="VarianceDistribution.Uniform"/> is uniform on <c>[-limit, limit)</c> with
/// <c>limit = sqrt(3 variance)</c>.</para>
/// <para><b>Shape.</b> Any; see <see cref="Fans"/> for what its axes mean.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.VarianceScaling</c>; same arguments, defaults, config keys.</para>
/// <para><b>Source.</b> He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, section 2.2, for the fans as
/// scales; the class is TensorFlow's generalisation.</para>
/// </remarks>
/// <example>
/// Scaling for a layer with a SELU activation, truncated normal with the variance of 1 over fan-in:
/// <code>var kernel = new VarianceScaling(scale: 1.0, mode: FanMode.FanIn, seed: 42).Initialize([784, 256]);</code>
/// </example>
public partial class VarianceScaling : DistributionInitializer
{
    private readonly int[]? _inputAxes;
    private readonly int[]? _outputAxes;

    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="scale">The scale, a positive finite number.</param>
    /// <param name="mode">Which fan divides the scale.</param>
    /// <param name="distribution">The distribution to draw from.</param>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="inputAxes">Axes whose sizes multiply to fan-in; given together with
    /// <paramref name="outputAxes"/> or not at all.</param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out.</param>
    /// <exception cref="ArgumentException">
    /// The scale is not positive and finite, an enum value is undefined, or only one of the axes is given.
    /// </exception>
    public VarianceScaling(
        double scale = 1.0,
        FanMode mode = FanMode.FanIn,
        VarianceDistribution distribution = VarianceDistribution.TruncatedNormal,
        Seed seed = default,
        IReadOnlyList<int>? inputAxes = null,
        IReadOnlyList<int>? outputAxes = null)
        : base(Check(scale, mode, distribution, seed, inputAxes, outputAxes))
    {
        Scale = scale;
        Mode = mode;
        Distribution = distribution;
        _inputAxes = inputAxes is null ? null : [.. inputAxes];
        _outputAxes = outputAxes is null ? null : [.. outputAxes];
    }

    /// <summary>The scale that is divided by the fan.</summary>
    public double Scale { get; }

    /// <summary>Which fan divides the scale.</summary>
    public FanMode Mode { get; }

    /// <summary>The distribution that is drawn from.</summary>
    public VarianceDistribution Distribution { get; }

    /// <summary>The axes of fan-in, or null for the default reading of the shape.</summary>
    public IReadOnlyList<int>? InputAxes => _inputAxes is null ? null : Array.AsReadOnly(_inputAxes);

    /// <summary>The axes of fan-out, or null for the default reading of the shape.</summary>
    public IReadOnlyList<int>? OutputAxes => _outputAxes is null ? null : Array.AsReadOnly(_outputAxes);

    /// <summary>The distribution that a tensor of this shape is drawn from, with its parameters.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The limits, or the mean and the standard deviation, in double precision.</returns>
    /// <exception cref="ArgumentException">
    /// An axis is not an axis of the shape, or the limit is not finite.
    /// </exception>
    public sealed override Distribution ComputeDistribution(Shape shape) =>
        ComputeDistribution(Fans.Compute(shape, _inputAxes, _outputAxes), nameof(shape));

    /// <summary>The initializer that this one is for a tensor of these fans, whatever its shape.</summary>
    /// <param name="fans">The fans of the layer.</param>
    /// <returns>
    /// A <see cref="RandomNormal"/>, <see cref="TruncatedNormal"/> or <see cref="RandomUniform"/> with the same seed and
    /// backend: the same numbers that this one gives for a shape with these fans.
    /// </returns>
    /// <remarks>
    /// For tensors whose shape does not show the fans of the layer: fused gates, transposed convolutions, biases.
    /// </remarks>
    /// <exception cref="ArgumentException">The limit is not finite.</exception>
    public DistributionInitializer WithFans(Fans fans)
    {
        Distribution law = ComputeDistribution(fans, nameof(fans));
        DistributionInitializer plain = law.Kind switch
        {
            DistributionKind.Uniform => new RandomUniform(law.Lower, law.Upper, 0),
            DistributionKind.Normal => new RandomNormal(law.Mean, law.StandardDeviation, 0),
            _ => new TruncatedNormal(law.Mean, law.UntruncatedStandardDeviation, 0),
        };
        return (DistributionInitializer)plain.SeededAs(this).OnBackend(Backend);
    }

    private Distribution ComputeDistribution(Fans fans, string parameter)
    {
        double fan = Mode switch
        {
            FanMode.FanIn => fans.In,
            FanMode.FanOut => fans.Out,
            _ => (fans.In + fans.Out) / 2,
        };
        double variance = Scale / Math.Max(1.0, fan);
        if (Distribution == VarianceDistribution.Uniform)
        {
            double limit = Math.Sqrt(3.0 * variance);
            return double.IsFinite(limit)
                ? Initializers.Distribution.Uniform(-limit, limit)
                : throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"scale must give a finite limit for fans of {fans.In} and {fans.Out}; received {Scale}."),
                    parameter);
        }

        double stddev = Math.Sqrt(variance);
        return Distribution == VarianceDistribution.UntruncatedNormal
            ? Initializers.Distribution.Normal(0, stddev)
            : Initializers.Distribution.TruncatedNormal(0, stddev / Initializers.Distribution.TruncatedStdDev);
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        JsonObject config = base.GetConfig();
        config["scale"] = ToConfigNumber("scale", Scale);
        config["mode"] = KerasNames.NameOf(Mode, KerasNames.Modes);
        config["distribution"] = KerasNames.NameOf(Distribution, KerasNames.Distributions);
        AddAxes(config);
        return config;
    }

    /// <summary>The configuration of a class that names the scale, the mode and the distribution itself.</summary>
    private protected JsonObject GetPresetConfig()
    {
        JsonObject config = base.GetConfig();
        AddAxes(config);
        return config;
    }

    private static Seed Check(
        double scale,
        FanMode mode,
        VarianceDistribution distribution,
        Seed seed,
        IReadOnlyList<int>? inputAxes,
        IReadOnlyList<int>? outputAxes)
    {
        if (!double.IsFinite(scale) || scale <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale),
                scale,
                string.Create(CultureInfo.InvariantCulture, $"scale must be a positive finite number; received {scale}."));
        }

        RequireDefined(mode);
        RequireDefined(distribution);
        if (inputAxes is null != outputAxes is null)
        {
            throw new ArgumentException(
                "inputAxes and outputAxes must be given together or not at all; received only "
                + $"{(inputAxes is null ? nameof(outputAxes) : nameof(inputAxes))}.",
                inputAxes is null ? nameof(inputAxes) : nameof(outputAxes));
        }

        return seed;
    }

    private void AddAxes(JsonObject config)
    {
        config["input_axes"] = ToArray(_inputAxes);
        config["output_axes"] = ToArray(_outputAxes);
    }

    private static JsonArray? ToArray(int[]? axes)
    {
        if (axes is null)
        {
            return null;
        }

        JsonArray array = [];
        foreach (int axis in axes)
        {
            array.Add((JsonNode)axis);
        }

        return array;
    }

    private static void RequireDefined(FanMode mode)
    {
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(
                nameof(mode),
                mode,
                FormattableString.Invariant($"mode must be FanIn, FanOut or FanAvg; received {(int)mode}."));
        }
    }

    private static void RequireDefined(VarianceDistribution distribution)
    {
        if (!Enum.IsDefined(distribution))
        {
            throw new ArgumentOutOfRangeException(
                nameof(distribution),
                distribution,
                FormattableString.Invariant(
                    $"distribution must be TruncatedNormal, UntruncatedNormal or Uniform; received {(int)distribution}."));
        }
    }
}
