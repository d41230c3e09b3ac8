namespace Initializers.Sampling;

/// <content>Keras on OpenVINO.</content>
public abstract partial class Backend
{
    /// <summary>
    /// Keras on OpenVINO, which draws with NumPy's generator: the values of <see cref="NumPy"/> in every element type, but
    /// any integer is a seed, modulo 2^32.
    /// </summary>
    /// <remarks>
    /// <see cref="Orthogonal"/> and <see cref="STFT"/> are those of NumPy, too. What OpenVINO itself computes for them is
    /// within 3e-7 in float32 and float64; its <see cref="STFT"/> is another one in float16 and an error in bfloat16.
    /// </remarks>
    public static Backend OpenVino => OpenVinoBackend.Instance;
}

/// <summary>The values of Keras on OpenVINO: NumPy's, with seeds taken modulo 2^32.</summary>
internal sealed class OpenVinoBackend : NumPyBackend
{
    private OpenVinoBackend()
    {
    }

    /// <inheritdoc/>
    public override string Name => "openvino";

    internal static new OpenVinoBackend Instance { get; } = new();

    private protected override void CheckSeed(long seed)
    {
    }
}
