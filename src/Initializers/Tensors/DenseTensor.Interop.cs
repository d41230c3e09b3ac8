using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Tensors;

/// <content>Conversions to and from the tensors of .NET and the matrices of MathNet.</content>
public static partial class DenseTensor
{
    /// <summary>A view of the tensor as .NET's tensor span: the same memory, no copy.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The view; a scalar's has one axis of length 1, since .NET's tensors have no rank 0.</returns>
    public static TensorSpan<T> AsTensorSpan<T>(this DenseTensor<T> tensor)
        where T : unmanaged => new(NotNull(tensor.Span), NativeLengths(tensor.Shape), []);

    /// <summary>A read-only view of the tensor as .NET's tensor span: the same memory, no copy.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The view; a scalar's has one axis of length 1, since .NET's tensors have no rank 0.</returns>
    public static ReadOnlyTensorSpan<T> AsReadOnlyTensorSpan<T>(this DenseTensor<T> tensor)
        where T : unmanaged => new(NotNull(tensor.Span), NativeLengths(tensor.Shape), []);

    /// <summary>The tensor as .NET's tensor over the same array, no copy.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="tensor">A tensor that holds the whole of an array, as every initializer returns it.</param>
    /// <returns>
    /// The tensor; writes to one are seen in the other. A scalar's has one axis of length 1, since .NET's tensors have
    /// no rank 0.
    /// </returns>
    /// <exception cref="InvalidOperationException">The memory is not the whole of one array.</exception>
    public static Tensor<T> AsTensor<T>(this DenseTensor<T> tensor)
        where T : unmanaged
    {
        if (!MemoryMarshal.TryGetArray(tensor.Memory, out ArraySegment<T> segment)
            || segment.Array is null || segment.Count != segment.Array.Length)
        {
            throw new InvalidOperationException(
                "The tensor must hold the whole of one array to be shared with a System.Numerics.Tensors.Tensor.");
        }

        return Tensor.Create(segment.Array, NativeLengths(tensor.Shape));
    }

    /// <summary>Copies a .NET tensor.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">The tensor; strides are resolved while copying.</param>
    /// <returns>A tensor with memory of its own; of shape <c>(0,)</c> for a default span.</returns>
    public static DenseTensor<T> Create<T>(in ReadOnlyTensorSpan<T> source)
        where T : unmanaged
    {
        DenseTensor<T> tensor = CreateUninitialized<T>(ShapeOf(source));
        if (tensor.Length != 0)
        {
            source.FlattenTo(tensor.Span);
        }

        return tensor;
    }

    /// <summary>Copies a matrix into MathNet's, whose storage is column-major.</summary>
    /// <typeparam name="T">The element type: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">A tensor of rank 2.</param>
    /// <returns>A dense matrix of the same rows and columns.</returns>
    /// <exception cref="InvalidOperationException">The tensor is no matrix.</exception>
    /// <exception cref="NotSupportedException">MathNet has no matrices of <typeparamref name="T"/>.</exception>
    public static Matrix<T> ToMatrix<T>(this DenseTensor<T> tensor)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        RequireMathNetType<T>();
        RequireRank(tensor.Shape, 2);
        (int rows, int columns) = ((int)tensor.Shape[0], (int)tensor.Shape[1]);
        T[] elements = GC.AllocateUninitializedArray<T>(tensor.Length);
        Transposition.Copy(tensor.Span, rows, columns, elements);
        return Matrix<T>.Build.Dense(rows, columns, elements);
    }

    /// <summary>Copies a vector into MathNet's.</summary>
    /// <typeparam name="T">The element type: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="tensor">A tensor of rank 1.</param>
    /// <returns>A dense vector.</returns>
    /// <exception cref="InvalidOperationException">The tensor is no vector.</exception>
    /// <exception cref="NotSupportedException">MathNet has no vectors of <typeparamref name="T"/>.</exception>
    public static Vector<T> ToVector<T>(this DenseTensor<T> tensor)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        RequireMathNetType<T>();
        RequireRank(tensor.Shape, 1);
        return Vector<T>.Build.Dense(tensor.ToArray());
    }

    /// <summary>Copies a MathNet matrix.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="matrix">The matrix.</param>
    /// <returns>A tensor of rank 2.</returns>
    public static DenseTensor<T> Create<T>(Matrix<T> matrix)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.AsColumnMajorArray() is not { } elements)
        {
            return new([matrix.RowCount, matrix.ColumnCount], matrix.ToRowMajorArray());
        }

        DenseTensor<T> tensor = CreateUninitialized<T>([matrix.RowCount, matrix.ColumnCount]);
        Transposition.Copy(elements, matrix.ColumnCount, matrix.RowCount, tensor.Span);
        return tensor;
    }

    /// <summary>Copies a MathNet vector.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="vector">The vector.</param>
    /// <returns>A tensor of rank 1.</returns>
    public static DenseTensor<T> Create<T>(Vector<T> vector)
        where T : unmanaged, IEquatable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new([vector.Count], vector.ToArray());
    }

    private static void RequireMathNetType<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException(
                "T must be float or double, the element types that MathNet's matrices and vectors share with tensors; "
                + $"received {typeof(T).Name}.");
        }
    }

    /// <summary>The shape of a .NET tensor span; that of the default one, which has no axes and no elements, is (0,).</summary>
    internal static Shape ShapeOf<T>(in ReadOnlyTensorSpan<T> tensor) =>
        tensor.Rank == 0 ? [tensor.FlattenedLength] : new(tensor.Lengths);

    // The default tensor's span refers to nothing, which a tensor span of length 0 refuses.
    private static Span<T> NotNull<T>(Span<T> span) => span.IsEmpty ? Array.Empty<T>() : span;

    private static nint[] NativeLengths(Shape shape)
    {
        if (shape.Rank == 0)
        {
            return [1];
        }

        nint[] lengths = new nint[shape.Rank];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = (nint)shape[axis];
        }

        return lengths;
    }
}
