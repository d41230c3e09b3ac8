using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Initializers.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first: immutable, and checked when made.</summary>
/// <remarks>
/// <para>Written as a collection expression, <c>[784, 256]</c>. No axes, <c>[]</c>, is the shape of a scalar, which has
/// one element; it is also the default value. A zero size is allowed and gives a tensor without elements.</para>
/// <para>Sizes and counts are 64-bit: a shape can describe a tensor that is larger than any array, whose parts are
/// filled one run at a time.</para>
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[SuppressMessage("Naming", "CA1710", Justification = "A shape is a value that can be enumerated, not a collection.")]
public readonly struct Shape : IEquatable<Shape>
{
    private readonly long[]? _dimensions;

    // One less than the count, so that the default value is the scalar shape with one element.
    private readonly long _elementCountMinusOne;

    private Shape(long[] dimensions)
    {
        _elementCountMinusOne = CountElements(dimensions) - 1;
        _dimensions = dimensions;
    }

    /// <summary>The number of axes; 0 for a scalar.</summary>
    public int Rank => _dimensions?.Length ?? 0;

    /// <summary>The number of elements: the product of all sizes, 1 for a scalar.</summary>
    public long ElementCount => _elementCountMinusOne + 1;

    /// <summary>The sizes, outermost axis first.</summary>
    public ReadOnlySpan<long> Dimensions => _dimensions;

    /// <summary>The size of one axis.</summary>
    /// <param name="axis">The axis, from 0 (outermost) to <see cref="Rank"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no such axis.</exception>
    public long this[int axis]
    {
        get
        {
            if ((uint)axis >= (uint)Rank)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(axis),
                    axis,
                    FormattableString.Invariant($"axis must be an axis of the shape {this}; received {axis}."));
            }

            return _dimensions![axis];
        }
    }

    /// <summary>Makes a shape from sizes; this is what a collection expression calls.</summary>
    /// <param name="dimensions">The sizes, outermost axis first; each 0 or more.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The element count does not fit in 64 bits.</exception>
    public static Shape Create(params ReadOnlySpan<long> dimensions) =>
        dimensions.IsEmpty ? default : new(dimensions.ToArray());

    /// <inheritdoc cref="Create(ReadOnlySpan{long})"/>
    public static Shape Create(ReadOnlySpan<int> dimensions)
    {
        long[] sizes = new long[dimensions.Length];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = dimensions[axis];
        }

        return Create(sizes);
    }

    /// <summary>Makes a shape from an array of sizes; the array is copied.</summary>
    /// <param name="dimensions">The sizes, outermost axis first.</param>
    public static implicit operator Shape(int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        return Create(dimensions.AsSpan());
    }

    /// <summary>Makes a shape from an array of sizes; the array is copied.</summary>
    /// <param name="dimensions">The sizes, outermost axis first.</param>
    public static implicit operator Shape(long[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        return Create(dimensions.AsSpan());
    }

    /// <summary>Whether two shapes have the same sizes in the same order.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>Enumerates the sizes, outermost first.</summary>
    /// <returns>The enumerator.</returns>
    public ReadOnlySpan<long>.Enumerator GetEnumerator() => Dimensions.GetEnumerator();

    /// <summary>The sizes as a new array.</summary>
    /// <returns>A copy that the caller may change.</returns>
    public long[] ToArray() => Dimensions.ToArray();

    /// <inheritdoc/>
    public bool Equals(Shape other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (long size in Dimensions)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The shape as Keras prints it: <c>(784, 256)</c>, <c>(3,)</c>, <c>()</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Format(Dimensions);

    private static string Format(ReadOnlySpan<long> dimensions)
    {
        StringBuilder text = new("(");
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            text.Append(axis == 0 ? "" : ", ").Append(dimensions[axis].ToString(CultureInfo.InvariantCulture));
        }

        return text.Append(dimensions.Length == 1 ? ",)" : ")").ToString();
    }

    private static long CountElements(ReadOnlySpan<long> dimensions)
    {
        bool empty = false;
        foreach (long size in dimensions)
        {
            if (size < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(dimensions), size, $"shape must have sizes of 0 or more; received {Format(dimensions)}.");
            }

            empty |= size == 0;
        }

        if (empty)
        {
            return 0;
        }

        try
        {
            long count = 1;
            foreach (long size in dimensions)
            {
                count = checked(count * size);
            }

            return count;
        }
        catch (OverflowException)
        {
            throw new ArgumentException(
                $"shape must have an element count that fits in 64 bits; received {Format(dimensions)}.",
                nameof(dimensions));
        }
    }
}
