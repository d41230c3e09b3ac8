using System;
using System.Diagnostics.CodeAnalysis;

namespace Initializers.Tensors;

/// <summary>A shape and the elements that belong to it, in row-major order: the last axis varies fastest.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <para>A value that refers to memory, as <see cref="Memory{T}"/> does: copies of the struct share their elements.
/// It holds elements and does no arithmetic. The default value is a tensor of shape <c>(0,)</c>.</para>
/// <para>A row-major matrix is what NumPy, TensorFlow and .NET tensors hold; MathNet matrices are column-major, so the
/// conversions to and from them copy.</para>
/// </remarks>
public readonly partial struct DenseTensor<T>
    where T : unmanaged
{
    private readonly Shape _shape;
    private readonly Memory<T> _memory;
    private readonly bool _isMade;

    /// <summary>Makes a tensor of zeros.</summary>
    /// <param name="shape">The shape; its element count must fit in an array.</param>
    /// <exception cref="ArgumentException">The element count is larger than an array can be.</exception>
    public DenseTensor(Shape shape)
        : this(shape, new T[DenseTensor.CheckedLength(shape)])
    {
    }

    /// <summary>Gives a shape to existing memory, without a copy.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="elements">The elements in row-major order; exactly as many as the shape has.</param>
    /// <exception cref="ArgumentException">The number of elements is not that of the shape.</exception>
    public DenseTensor(Shape shape, Memory<T> elements)
    {
        if (elements.Length != shape.ElementCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"elements must hold the {shape.ElementCount} elements of the shape {shape}; ")
                + FormattableString.Invariant($"received {elements.Length}."),
                nameof(elements));
        }

        _shape = shape;
        _memory = elements;
        _isMade = true;
    }

    /// <summary>The shape.</summary>
    public Shape Shape => _isMade ? _shape : [0];

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int Length => _memory.Length;

    /// <summary>The elements in row-major order.</summary>
    public Span<T> Span => _memory.Span;

    /// <summary>The memory that holds the elements, in row-major order.</summary>
    public Memory<T> Memory => _memory;

    /// <summary>The element at an index of one number per axis.</summary>
    /// <param name="indices">The index on each axis, outermost first; none for a scalar.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The number of indices is not the rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    [SuppressMessage("Design", "CA1043", Justification = "One index per axis is what indexing a tensor means.")]
    public ref T this[params ReadOnlySpan<long> indices] => ref _memory.Span[FlatIndex(indices)];

    /// <summary>The same elements under another shape, without a copy.</summary>
    /// <param name="shape">A shape with as many elements.</param>
    /// <returns>A tensor that shares this one's memory.</returns>
    /// <exception cref="ArgumentException">The new shape has another number of elements.</exception>
    public DenseTensor<T> Reshape(Shape shape)
    {
        if (shape.ElementCount != Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"shape must have the {Length} elements of the shape {Shape}; received {shape}."),
                nameof(shape));
        }

        return new(shape, _memory);
    }

    /// <summary>A copy with memory of its own.</summary>
    /// <returns>The copy.</returns>
    public DenseTensor<T> Clone() => new(Shape, _memory.ToArray());

    /// <summary>The elements in row-major order as a new array.</summary>
    /// <returns>A copy that the caller may change.</returns>
    public T[] ToArray() => _memory.ToArray();

    /// <summary>A copy of a matrix as a rectangular array.</summary>
    /// <returns>The array, <c>[rows, columns]</c>.</returns>
    /// <exception cref="InvalidOperationException">The tensor is no matrix.</exception>
    [SuppressMessage("Performance", "CA1814", Justification = "A rectangular array is what is asked for.")]
    public T[,] ToArray2D()
    {
        DenseTensor.RequireRank(Shape, 2);
        var array = new T[Shape[0], Shape[1]];
        Span.CopyTo(DenseTensor.Flatten(array));
        return array;
    }

    private int FlatIndex(ReadOnlySpan<long> indices)
    {
        Shape shape = Shape;
        if (indices.Length != shape.Rank)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"indices must be {shape.Rank} in number for the shape {shape}; received {indices.Length}."),
                nameof(indices));
        }

        long flat = 0;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            if ((ulong)indices[axis] >= (ulong)shape[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    indices[axis],
                    FormattableString.Invariant(
                        $"indices must lie in the shape {shape}; received {indices[axis]} on axis {axis}."));
            }

            flat = (flat * shape[axis]) + indices[axis];
        }

        return (int)flat;
    }
}
