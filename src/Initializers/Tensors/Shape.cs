using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first: immutable, and checked when made.</summary>
/// <remarks>
/// <para>Written as a collection expression, <c>[784, 256]</c>. No axes, <c>[]</c>, is the shape of a scalar, which has
/// one element; it is also the default value. A zero size is allowed and gives a tensor without elements.</para>
/// <para>Sizes and counts are 64-bit: a shape can describe a tensor that is larger than any array, whose parts are
/// filled one run at a time.</para>
/// <para>In JSON a shape is the array of its sizes; in <c>appsettings.json</c> it is a text,
/// <c>"784, 256"</c>: the configuration binder passes over a list for it, unless it is told to throw
/// (<c>ErrorOnUnknownConfiguration</c>).</para>
/// </remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
[JsonConverter(typeof(TensorJsonConverter))]
[TypeConverter(typeof(ParsableConverter<Shape>))]
[SuppressMessage("Naming", "CA1710", Justification = "A shape is a value that can be enumerated, not a collection.")]
public readonly partial struct Shape : IEquatable<Shape>, IParsable<Shape>
{
    private readonly long[]? _dimensions;

    // One less than the count, so that the default value is the scalar shape with one element.
    private readonly long _elementCountMinusOne;

    /// <summary>Makes a shape from sizes, which are copied.</summary>
    /// <param name="dimensions">The sizes, outermost axis first; each 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The element count does not fit in 64 bits.</exception>
    public Shape(params ReadOnlySpan<long> dimensions)
        : this(dimensions.IsEmpty ? null : dimensions.ToArray())
    {
    }

    /// <inheritdoc cref="Shape(ReadOnlySpan{long})"/>
    public Shape(ReadOnlySpan<int> dimensions)
        : this(Widen(dimensions))
    {
    }

    /// <inheritdoc cref="Shape(ReadOnlySpan{long})"/>
    public Shape(ReadOnlySpan<nint> dimensions)
        : this(Widen(dimensions))
    {
    }

    // The array is the shape's own.
    private Shape(long[]? dimensions)
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

    /// <summary>The size of one axis, which may be counted from the end: <c>shape[^1]</c> is the innermost.</summary>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape has no such axis.</exception>
    public long this[Index axis]
    {
        get
        {
            int place = axis.GetOffset(Rank);
            return (uint)place < (uint)Rank
                ? _dimensions![place]
                : throw new ArgumentOutOfRangeException(
                    nameof(axis), axis, $"axis must be an axis of the shape {this}; received {axis}.");
        }
    }

    /// <summary>Makes a shape from sizes; this is what a collection expression calls.</summary>
    /// <param name="dimensions">The sizes, outermost axis first; each 0 or more.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The element count does not fit in 64 bits.</exception>
    public static Shape Create(ReadOnlySpan<long> dimensions) => new(dimensions);

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

    /// <summary>The shape of the transposed tensor: the axes in reverse order.</summary>
    /// <returns>The shape.</returns>
    public Shape Transpose()
    {
        long[] dimensions = ToArray();
        Array.Reverse(dimensions);
        return new(dimensions);
    }

    /// <summary>The shape with its axes in another order.</summary>
    /// <param name="axes">Each axis once; the new axis <c>i</c> is the old axis <c>axes[i]</c>.</param>
    /// <returns>The shape.</returns>
    /// <exception cref="ArgumentException">The numbers are not each axis once.</exception>
    public Shape Permute(params ReadOnlySpan<int> axes)
    {
        CheckPermutation(axes);
        long[] dimensions = new long[axes.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            dimensions[axis] = this[axes[axis]];
        }

        return new(dimensions);
    }

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

    /// <summary>Throws if the numbers are not each axis once.</summary>
    internal void CheckPermutation(ReadOnlySpan<int> axes)
    {
        int axis = 0;
        while (axis < axes.Length && (uint)axes[axis] < (uint)Rank && !axes[..axis].Contains(axes[axis]))
        {
            axis++;
        }

        if (axis < axes.Length || axes.Length != Rank)
        {
            throw new ArgumentException(
                $"axes must name each axis of the shape {this} once; received {Format(Widen(axes))}.", nameof(axes));
        }
    }

    private static long[] Widen<T>(ReadOnlySpan<T> sizes)
        where T : IBinaryInteger<T>
    {
        long[] dimensions = new long[sizes.Length];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            dimensions[axis] = long.CreateChecked(sizes[axis]);
        }

        return dimensions;
    }

    private static long CountElements(ReadOnlySpan<long> dimensions)
    {
        foreach (long size in dimensions)
        {
            if (size < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(dimensions), size, $"shape must have sizes of 0 or more; received {Format(dimensions)}.");
            }
        }

        return TryCountElements(dimensions, out long count)
            ? count
            : throw new ArgumentException(
                $"shape must have an element count that fits in 64 bits; received {Format(dimensions)}.",
                nameof(dimensions));
    }

    /// <summary>The product of sizes of 0 or more, if it fits.</summary>
    private static bool TryCountElements(ReadOnlySpan<long> dimensions, out long count)
    {
        count = dimensions.Contains(0) ? 0 : 1;
        foreach (long size in dimensions)
        {
            if (count != 0 && size > long.MaxValue / count)
            {
                count = 0;
                return false;
            }

            count *= size;
        }

        return true;
    }
}
