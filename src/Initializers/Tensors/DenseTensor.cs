using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>A shape and the elements that belong to it, in row-major order: the last axis varies fastest.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <para>A value that refers to memory, as <see cref="Memory{T}"/> does: copies of the struct share their elements.
/// It holds elements and does no arithmetic. The default value is a tensor of shape <c>(0,)</c>.</para>
/// <para>A row-major matrix is what NumPy, TensorFlow and .NET tensors hold; MathNet matrices are column-major, so the
/// conversions to and from them copy.</para>
/// <para>Two tensors are equal when they are the same elements, in one memory and under one shape; compare
/// <see cref="Span"/> for equal values. In JSON a tensor is its shape and the list of its elements.</para>
/// </remarks>
[JsonConverter(typeof(TensorJsonConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "A tensor is a value that can be enumerated, not a collection.")]
public readonly partial struct DenseTensor<T> : IEquatable<DenseTensor<T>>
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

    /// <summary>The transposed tensor: the axes in reverse order, with memory of its own.</summary>
    /// <returns>The transposed copy.</returns>
    public DenseTensor<T> Transpose()
    {
        if (Rank == 2)
        {
            DenseTensor<T> matrix = DenseTensor.CreateUninitialized<T>(Shape.Transpose());
            Transposition.Copy(Span, (int)Shape[0], (int)Shape[1], matrix.Span);
            return matrix;
        }

        Span<int> axes = Rank <= 32 ? stackalloc int[Rank] : new int[Rank];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = axes.Length - 1 - axis;
        }

        return Permute(axes);
    }

    /// <summary>The tensor with its axes in another order, with memory of its own.</summary>
    /// <param name="axes">
    /// Each axis once; the new axis <c>i</c> is the old axis <c>axes[i]</c>, as in NumPy's <c>transpose</c>.
    /// </param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentException">The numbers are not each axis once.</exception>
    public DenseTensor<T> Permute(params ReadOnlySpan<int> axes)
    {
        DenseTensor<T> result = DenseTensor.CreateUninitialized<T>(Shape.Permute(axes));
        Transposition.Permute(Span, Shape, axes, result.Span);
        return result;
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

    /// <summary>Whether two tensors are the same elements: one memory, one shape.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(DenseTensor<T> left, DenseTensor<T> right) => left.Equals(right);

    /// <summary>Whether two tensors differ in memory or shape.</summary>
    /// <param name="left">One tensor.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(DenseTensor<T> left, DenseTensor<T> right) => !left.Equals(right);

    /// <summary>Enumerates the elements in row-major order.</summary>
    /// <returns>The enumerator; its elements are references.</returns>
    public Span<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(DenseTensor<T> other) => _memory.Equals(other._memory) && Shape == other.Shape;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DenseTensor<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_memory, Shape);
}
