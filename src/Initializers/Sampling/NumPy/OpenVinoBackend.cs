namespace Initializers.Sampling.NumPy;

/// <summary>The values of Keras on OpenVINO: NumPy's, with seeds taken modulo 2^32.</summary>
internal sealed class OpenVinoBackend : NumPyBackend
{
    private OpenVinoBackend()
    {
    }

    public override string Name => "openvino";

    internal static new OpenVinoBackend Instance { get; } = new();

    private protected override void CheckSeed(long seed)
    {
    }
}
