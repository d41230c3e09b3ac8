namespace Initializers.Tensors;

/// <summary>Prints tensors as NumPy prints arrays.</summary>
internal static class TensorFormatter
{
    internal static string Format<T>(DenseTensor<T> tensor)
        where T : unmanaged => $"DenseTensor{tensor.Shape}";
}
