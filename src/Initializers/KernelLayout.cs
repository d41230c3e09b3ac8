namespace Initializers;

/// <summary>The order in which the axes of a layer's kernel stand in memory.</summary>
/// <remarks>
/// <c>k</c> are the axes of the receptive field: none for a dense layer, one to three for a convolution.
/// </remarks>
public enum KernelLayout
{
    /// <summary>Keras's: <c>[k..., in, out]</c>.</summary>
    Keras,

    /// <summary>PyTorch's and ONNX's for dense layers and convolutions: <c>[out, in, k...]</c>.</summary>
    OutIn,

    /// <summary>PyTorch's for transposed convolutions: <c>[in, out, k...]</c>.</summary>
    InOut,

    /// <summary>MLX's and TensorFlow Lite's: <c>[out, k..., in]</c>.</summary>
    OutLast,

    /// <summary>
    /// PyTorch's for depthwise convolutions, <c>[in m, 1, k...]</c>, where Keras has <c>[k..., in, m]</c>: m outputs of each
    /// input follow each other.
    /// </summary>
    Depthwise,
}
