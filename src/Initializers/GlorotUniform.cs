using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// Glorot (Xavier) uniform initializer: zero-mean values whose spread is set by the mean of the tensor's fan-in and
/// fan-out.
/// </summary>
/// <remarks>
/// <para><b>Distribution.</b> Independent values, uniform on <c>[-limit, limit)</c> with <c>limit = sqrt(6 / (fanIn +
/// fanOut))</c>; the variance is <c>2 / (fanIn + fanOut)</c>. The upper end can appear after rounding to the element
/// type. Same as <see cref="VarianceScaling"/> with scale 1.0, <see cref="FanMode.FanAvg"/> and <see
/// cref="VarianceDistribution.Uniform"/>.</para>
/// <para><b>Shape.</b> Any; see <see cref="Fans"/> for what its axes mean.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.GlorotUniform</c>; same arguments, defaults, config keys.</para>
/// <para><b>Source.</b> Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// AISTATS 2010, eq. 16.</para>
/// </remarks>
/// <example>
/// A 784-to-256 dense kernel; <c>limit</c> is sqrt(6 / 1040), about 0.0760:
/// <code>var kernel = new GlorotUniform(seed: 42).Initialize([784, 256]);</code>
/// </example>
public sealed partial class GlorotUniform : VarianceScaling
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="inputAxes">Axes whose sizes multiply to fan-in; given together with
    /// <paramref name="outputAxes"/> or not at all.</param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out.</param>
    /// <exception cref="ArgumentException">Only one of the axes is given.</exception>
    public GlorotUniform(
        Seed seed = default, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
        : base(1.0, FanMode.FanAvg, VarianceDistribution.Uniform, seed, inputAxes, outputAxes)
    {
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => GetPresetConfig();
}
