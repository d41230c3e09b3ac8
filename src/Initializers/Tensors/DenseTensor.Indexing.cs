using System.Diagnostics.CodeAnalysis;

namespace Initializers.Tensors;

/// <content>One element of a tensor. Languages without spans of parameters, as F#, have indexers up to rank 4.</content>
public readonly partial struct DenseTensor<T>
    where T : unmanaged
{
    /// <summary>The element at an index of one number per axis.</summary>
    /// <param name="indices">The index on each axis, outermost first; none for a scalar.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The number of indices is not the rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    [SuppressMessage("Design", "CA1043", Justification = "One index per axis is what indexing a tensor means.")]
    public ref T this[params ReadOnlySpan<long> indices] => ref _memory.Span[FlatIndex(indices)];

    /// <summary>The element of a vector.</summary>
    /// <param name="index">Its place.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref T this[long index] => ref _memory.Span[FlatIndex([index])];

    /// <summary>The element of a matrix.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref T this[long row, long column] => ref _memory.Span[FlatIndex([row, column])];

    /// <summary>The element of a tensor of rank 3.</summary>
    /// <param name="first">The index on the outermost axis.</param>
    /// <param name="second">The index on the next axis.</param>
    /// <param name="third">The index on the innermost axis.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref T this[long first, long second, long third] => ref _memory.Span[FlatIndex([first, second, third])];

    /// <summary>The element of a tensor of rank 4.</summary>
    /// <param name="first">The index on the outermost axis.</param>
    /// <param name="second">The index on the next axis.</param>
    /// <param name="third">The index on the axis after it.</param>
    /// <param name="fourth">The index on the innermost axis.</param>
    /// <returns>A reference to the element.</returns>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis.</exception>
    public ref T this[long first, long second, long third, long fourth] => ref _memory.Span[FlatIndex([first, second, third, fourth])];

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
