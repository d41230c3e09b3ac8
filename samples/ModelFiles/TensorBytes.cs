using System;
using Initializers.Tensors;

namespace Initializers.Samples.ModelFiles;

/// <summary>The size of tensors in files.</summary>
internal static class TensorBytes
{
    /// <summary>How many bytes a tensor's elements have.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">
    /// It does not fit in 64 bits; or the tensor is empty, but would not fit if the sizes of 0 were left out. NumPy makes no
    /// such array, and no reader loads it.
    /// </exception>
    internal static long Of(ElementTypes type, Shape shape)
    {
        long bytes = Element.SizeOf(type);
        try
        {
            foreach (long size in shape)
            {
                bytes = checked(bytes * Math.Max(size, 1));
            }
        }
        catch (OverflowException e)
        {
            throw new ArgumentException(
                $"shape must have a size in bytes that fits in 64 bits, sizes of 0 left out; received {shape} of "
                + $"{Element.NameOf(type)}.",
                nameof(shape),
                e);
        }

        return shape.ElementCount == 0 ? 0 : bytes;
    }
}
