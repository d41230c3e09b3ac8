using System.Diagnostics;
using Initializers.Tensors;

namespace Initializers.Filling;

/// <summary>
/// Where the elements of a box, counted in the box's own row-major order, lie in the flattened tensor: runs of equal
/// length, each contiguous, in ascending order.
/// </summary>
internal readonly struct BoxMap
{
    // As many elements as make the same work: a short run costs about as much as so many elements of a long one.
    private const int ShortRun = 64;

    private readonly Shape _shape;
    private readonly Box _box;

    // The axes before this one say which run; this one and those after it lie inside a run.
    private readonly int _runAxis;
    private readonly long _runStride;
    private readonly long _runOffset;

    internal BoxMap(Shape shape, Box box)
    {
        Debug.Assert(box.IsInside(shape) && box.ElementCount > 0, "The caller checks.");
        _shape = shape;
        _box = box;
        RunLength = 1;
        long stride = 1;
        int axis = shape.Rank;
        while (axis > 0)
        {
            axis--;
            _runOffset += box.Offset[axis] * stride;
            RunLength *= box.Extent[axis];
            stride *= shape[axis];
            if (box.Extent[axis] != shape[axis])
            {
                break;
            }
        }

        _runAxis = axis;
        _runStride = stride;
    }

    internal Shape Shape => _shape;

    internal Box Box => _box;

    /// <summary>The elements of a run.</summary>
    internal long RunLength { get; }

    /// <summary>From the start of a run to the start of the next, unless an axis further out moves on, too.</summary>
    internal long RunDistance => _runStride;

    /// <summary>The elements that make as much work as so many of one run.</summary>
    internal int BlockLength(int inOneRun) => inOneRun / ShortRun * (int)Math.Min(ShortRun, RunLength);

    /// <summary>Finds an element.</summary>
    /// <param name="index">Its number in the box.</param>
    /// <param name="remaining">The elements from it to the end of its run.</param>
    /// <returns>Its flat index in the tensor.</returns>
    internal long Locate(long index, out long remaining) => Locate(index, out remaining, out _);

    /// <summary>Finds an element.</summary>
    /// <param name="index">Its number in the box.</param>
    /// <param name="remaining">The elements from it to the end of its run.</param>
    /// <param name="followers">So many runs follow, each <see cref="RunDistance"/> after the one before it.</param>
    /// <returns>Its flat index in the tensor.</returns>
    internal long Locate(long index, out long remaining, out long followers)
    {
        (long run, long inRun) = Math.DivRem(index, RunLength);
        remaining = RunLength - inRun;
        followers = 0;
        long flat = _runOffset + inRun;
        long stride = _runStride;
        for (int axis = _runAxis - 1; axis >= 0; axis--)
        {
            (run, long at) = Math.DivRem(run, _box.Extent[axis]);
            followers = axis == _runAxis - 1 ? _box.Extent[axis] - 1 - at : followers;
            flat += (_box.Offset[axis] + at) * stride;
            stride *= _shape[axis];
        }

        return flat;
    }
}
