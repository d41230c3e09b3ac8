using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// Glorot (Xavier) normal initializer: zero-mean values whose spread is set by the mean of the tensor's fan-in and
/// fan-out.
/// </summary>
/// <remarks>
/// <para><b>Distribution.</b> Normal with mean 0, cut off at two standard deviations, so that the variance of the
/// result is <c>2 / (fanIn + fanOut)</c>: <c>stddev = sqrt(2 / (fanIn + fanOut)) / 0.87962566103423978</c> before the
/// cut. Same as <see cref="VarianceScaling"/> with scale 1.0, <see cref="FanMode.FanAvg"/> and <see
/// cref="VarianceDistribution.TruncatedNormal"/>.</para>
/// <para><b>Shape.</b> Any; see <see cref="Fans"/> for what its axes mean.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.GlorotNormal</c>; same arguments, defaults, config keys.</para>
/// <para><b>Source.</b> Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// AISTATS 2010.</para>
/// </remarks>
/// <example>
/// A 784-to-256 dense kernel; the standard deviation is sqrt(2 / 1040), about 0.0439:
/// <code>var kernel = new GlorotNormal(seed: 42).Initialize([784, 256]);</code>
/// </example>
public sealed partial class GlorotNormal : VarianceScaling
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="inputAxes">Axes whose sizes multiply to fan-in; given together with
    /// <paramref name="outputAxes"/> or not at all.</param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out.</param>
    /// <exception cref="ArgumentException">Only one of the axes is given.</exception>
    public GlorotNormal(
        Seed seed = default, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
        : base(1.0, FanMode.FanAvg, VarianceDistribution.TruncatedNormal, seed, inputAxes, outputAxes)
    {
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => GetPresetConfig();
}
