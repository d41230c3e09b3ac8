namespace Initializers.Benchmarks.Peers;

/// <summary>What a peer is asked to do with a tensor.</summary>
internal enum PeerOperation
{
    Constant,
    Zeros,
    Ones,
    Uniform,
    Normal,
    TruncatedNormal,
    XavierUniform,
    Orthogonal,

    /// <summary>Truncation as Keras writes it on PyTorch: the first of four candidates that fits.</summary>
    KerasTruncatedNormal,
}
