using Initializers.Printing;

namespace Initializers.Tensors;

/// <content>The tensor as text.</content>
public readonly partial struct DenseTensor<T>
    where T : unmanaged
{
    /// <summary>The elements as NumPy prints them: nested brackets, aligned, long axes shortened.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => TensorFormatter.Format(this);
}
