using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// LeCun normal initializer: zero-mean values with a variance of one over the tensor's fan-in.
/// </summary>
/// <remarks>
/// <para><b>Distribution.</b> Normal with mean 0, cut off at two standard deviations, so that the variance of the
/// result is <c>1 / fanIn</c>: <c>stddev = sqrt(1 / fanIn) / 0.87962566103423978</c> before the cut. Same as <see
/// cref="VarianceScaling"/> with scale 1.0, <see cref="FanMode.FanIn"/> and <see
/// cref="VarianceDistribution.TruncatedNormal"/>.</para>
/// <para><b>Shape.</b> Any; see <see cref="Fans"/> for what its axes mean.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.LecunNormal</c>; same arguments, defaults, config keys.</para>
/// <para><b>Source.</b> LeCun, Bottou, Orr, Mueller, "Efficient BackProp", 1998, section 4.6; Klambauer et al.,
/// "Self-normalizing neural networks", NeurIPS 2017, for SELU.</para>
/// </remarks>
/// <example>
/// A 784-to-256 dense kernel; the standard deviation is sqrt(1 / 784), about 0.0357:
/// <code>var kernel = new LecunNormal(seed: 42).Initialize([784, 256]);</code>
/// </example>
public sealed partial class LecunNormal : VarianceScaling
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="inputAxes">Axes whose sizes multiply to fan-in; given together with
    /// <paramref name="outputAxes"/> or not at all.</param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out.</param>
    /// <exception cref="ArgumentException">Only one of the axes is given.</exception>
    public LecunNormal(
        Seed seed = default, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
        : base(1.0, FanMode.FanIn, VarianceDistribution.TruncatedNormal, seed, inputAxes, outputAxes)
    {
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => GetPresetConfig();
}
