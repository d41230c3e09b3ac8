using System.Text.Json.Nodes;
using Initializers.Tensors;

namespace Initializers;

/// <summary>
/// LeCun uniform initializer: zero-mean values with a variance of one over the tensor's fan-in.
/// </summary>
/// <remarks>
/// <para><b>Distribution.</b> Independent values, uniform on <c>[-limit, limit)</c> with <c>limit = sqrt(3 /
/// fanIn)</c>; the variance is <c>1 / fanIn</c>. The upper end can appear after rounding to the element type. Same as
/// <see cref="VarianceScaling"/> with scale 1.0, <see cref="FanMode.FanIn"/> and <see
/// cref="VarianceDistribution.Uniform"/>.</para>
/// <para><b>Shape.</b> Any; see <see cref="Fans"/> for what its axes mean.</para>
/// <para><b>Reproducibility.</b> See <see cref="RandomInitializer"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.LecunUniform</c>; same arguments, defaults, config keys.</para>
/// <para><b>Source.</b> LeCun, Bottou, Orr, Mueller, "Efficient BackProp", 1998, section 4.6.</para>
/// </remarks>
/// <example>
/// A 784-to-256 dense kernel; <c>limit</c> is sqrt(3 / 784), about 0.0619:
/// <code>var kernel = new LecunUniform(seed: 42).Initialize([784, 256]);</code>
/// </example>
public sealed partial class LecunUniform : VarianceScaling
{
    /// <summary>Creates the initializer; nothing is drawn until a tensor is requested.</summary>
    /// <param name="seed">An integer, a <see cref="SeedGenerator"/>, or nothing for a seed chosen once, here.</param>
    /// <param name="inputAxes">Axes whose sizes multiply to fan-in; given together with
    /// <paramref name="outputAxes"/> or not at all.</param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out.</param>
    /// <exception cref="ArgumentException">Only one of the axes is given.</exception>
    public LecunUniform(
        Seed seed = default, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
        : base(1.0, FanMode.FanIn, VarianceDistribution.Uniform, seed, inputAxes, outputAxes)
    {
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig() => GetPresetConfig();
}
