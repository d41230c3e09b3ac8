using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Initializers.Tensors;

/// <summary>Makes tensors from arrays.</summary>
public static partial class DenseTensor
{
    /// <summary>Makes a vector that shares an array's memory.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <returns>A tensor of rank 1.</returns>
    public static DenseTensor<T> Create<T>(T[] elements)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new([elements.Length], elements);
    }

    /// <summary>Gives a shape to an array, without a copy.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape.</param>
    /// <param name="elements">The elements in row-major order.</param>
    /// <returns>A tensor that shares the array's memory.</returns>
    /// <exception cref="ArgumentException">The number of elements is not that of the shape.</exception>
    public static DenseTensor<T> Create<T>(Shape shape, T[] elements)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(shape, elements);
    }

    /// <summary>Copies a rectangular array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The rows and columns.</param>
    /// <returns>A tensor of rank 2.</returns>
    [SuppressMessage("Performance", "CA1814", Justification = "A rectangular array is what is given.")]
    public static DenseTensor<T> Create<T>(T[,] elements)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        DenseTensor<T> tensor = CreateUninitialized<T>([elements.GetLength(0), elements.GetLength(1)]);
        Flatten(elements).CopyTo(tensor.Span);
        return tensor;
    }

    /// <summary>Makes a tensor whose elements have no value yet: for a caller that writes every one.</summary>
    internal static DenseTensor<T> CreateUninitialized<T>(Shape shape)
        where T : unmanaged =>
        new(shape, GC.AllocateUninitializedArray<T>(CheckedLength(shape)));

    /// <summary>The elements of a rectangular array, which are row-major.</summary>
    [SuppressMessage("Performance", "CA1814", Justification = "A rectangular array is what is given.")]
    internal static Span<T> Flatten<T>(T[,] array)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    internal static int CheckedLength(Shape shape) =>
        shape.ElementCount <= Array.MaxLength
            ? (int)shape.ElementCount
            : throw new ArgumentException(
                FormattableString.Invariant(
                    $"shape must have at most {Array.MaxLength} elements to be held in one array; received {shape}. ")
                + "Fill can write a larger tensor run by run.",
                nameof(shape));

    internal static void RequireRank(Shape shape, int rank)
    {
        if (shape.Rank != rank)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant(
                    $"The tensor must have rank {rank} for this conversion; its shape is {shape}."));
        }
    }
}
