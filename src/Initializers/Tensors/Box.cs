using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>An axis-aligned part of a tensor: where it begins on each axis, and how far it reaches.</summary>
/// <remarks>
/// <para>A rank of a sharded model holds one box of each weight: some rows, some columns, some of the experts. Immutable;
/// sizes are 64-bit, as those of <see cref="Tensors.Shape"/>.</para>
/// <para>A box of extent 0 on some axis has no elements. The default value is the box of a scalar.</para>
/// </remarks>
/// <example>
/// The columns that the second of four ranks holds of a kernel:
/// <code>
/// Shape whole = [4096, 11008];
/// Box columns = Box.Whole(whole).Part(axis: 1, index: 1, count: 4);
/// var kernel = new RandomNormal(stddev: 0.02, seed: 42).InitializeBox(whole, columns);
/// </code>
/// </example>
[JsonConverter(typeof(TensorJsonConverter))]
public readonly struct Box : IEquatable<Box>
{
    private readonly long[]? _offset;

    /// <summary>Makes a box.</summary>
    /// <param name="offset">The first index on each axis, outermost first; each 0 or more.</param>
    /// <param name="extent">The size on each axis.</param>
    /// <exception cref="ArgumentException">
    /// The two have not the same number of axes, an offset is negative, or an end does not fit in 64 bits.
    /// </exception>
    public Box(ReadOnlySpan<long> offset, Shape extent)
    {
        if (offset.Length != extent.Rank)
        {
            throw new ArgumentException(
                $"offset must have one number for each axis of the extent {extent}; "
                + FormattableString.Invariant($"received {offset.Length}."),
                nameof(offset));
        }

        for (int axis = 0; axis < offset.Length; axis++)
        {
            if (offset[axis] < 0 || offset[axis] > long.MaxValue - extent[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(offset),
                    offset[axis],
                    FormattableString.Invariant(
                        $"offset must be 0 or more and leave room for the extent {extent[axis]} in 64 bits; ")
                    + FormattableString.Invariant($"received {offset[axis]} on axis {axis}."));
            }
        }

        _offset = offset.IsEmpty ? null : offset.ToArray();
        Extent = extent;
    }

    private Box(long[]? offset, Shape extent)
    {
        _offset = offset;
        Extent = extent;
    }

    /// <summary>The first index on each axis, outermost first.</summary>
    public ReadOnlySpan<long> Offset => _offset;

    /// <summary>The size on each axis: the shape of the part.</summary>
    public Shape Extent { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Extent.Rank;

    /// <summary>The number of elements.</summary>
    public long ElementCount => Extent.ElementCount;

    /// <summary>The box that is all of a tensor.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <returns>The box.</returns>
    public static Box Whole(Shape shape) => new(shape.Rank == 0 ? null : new long[shape.Rank], shape);

    /// <summary>Whether two boxes begin at the same place and reach as far.</summary>
    /// <param name="left">One box.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Box left, Box right) => left.Equals(right);

    /// <summary>Whether two boxes differ.</summary>
    /// <param name="left">One box.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Box left, Box right) => !left.Equals(right);

    /// <summary>
    /// Cuts along one axis into nearly equal parts and gives one of them. The parts follow each other and together are
    /// this box; sizes differ by 1 at most, the larger parts come first.
    /// </summary>
    /// <param name="axis">The axis to cut.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <param name="count">The number of parts; parts beyond the size of the axis are empty.</param>
    /// <returns>The part, with its place in the same tensor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis or no such part.</exception>
    public Box Part(int axis, long index, long count)
    {
        long size = Extent[axis];
        if (count <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, FormattableString.Invariant($"count must be positive; received {count}."));
        }

        if (index < 0 || index >= count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index),
                index,
                FormattableString.Invariant($"index must be 0 or more and less than {count}; received {index}."));
        }

        (long each, long longer) = Math.DivRem(size, count);
        long[] offset = _offset!.AsSpan().ToArray();
        long[] extent = Extent.ToArray();
        offset[axis] += (index * each) + Math.Min(index, longer);
        extent[axis] = each + (index < longer ? 1 : 0);
        return new(offset, new Shape(extent));
    }

    /// <summary>Whether the box lies inside a tensor.</summary>
    /// <param name="shape">The tensor's shape.</param>
    /// <returns>Whether it has as many axes and ends inside each of them.</returns>
    public bool IsInside(Shape shape)
    {
        if (shape.Rank != Rank)
        {
            return false;
        }

        for (int axis = 0; axis < Rank; axis++)
        {
            if (Offset[axis] > shape[axis] - Extent[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Box other) => Extent == other.Extent && Offset.SequenceEqual(other.Offset);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Box other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Extent);
        foreach (long first in Offset)
        {
            hash.Add(first);
        }

        return hash.ToHashCode();
    }

    /// <summary>The box as Python writes the slice: <c>[0:784, 128:256]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        StringBuilder text = new("[");
        for (int axis = 0; axis < Rank; axis++)
        {
            long first = Offset[axis];
            text.Append(axis == 0 ? "" : ", ")
                .Append(CultureInfo.InvariantCulture, $"{first}:{first + Extent[axis]}");
        }

        return text.Append(']').ToString();
    }

    /// <summary>
    /// The largest box that is a contiguous run of this one's elements from one on, and no longer than so many.
    /// </summary>
    /// <param name="start">The number of the first element.</param>
    /// <param name="length">The most elements; 1 or more, and not more than follow.</param>
    internal Box StartOf(long start, long length)
    {
        long[] offset = Offset.ToArray();
        long[] extent = Extent.ToArray();
        long count = 1;
        bool isWhole = true;
        for (int axis = Rank - 1; axis >= 0; axis--)
        {
            (start, long at) = Math.DivRem(start, extent[axis]);
            long taken = isWhole ? Math.Min(extent[axis] - at, length / count) : 1;
            isWhole &= taken == extent[axis];
            count *= taken;
            offset[axis] += at;
            extent[axis] = taken;
        }

        return new(offset, new(extent));
    }
}
