using System;
using System.Collections.Generic;
using CsCheck;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers.Tests.Support;

/// <summary>Random shapes, boxes in them, and partitions into boxes.</summary>
internal static class Boxes
{
    /// <summary>Shapes of rank 0 to 4 with some thousands of elements at most; a size can be 0.</summary>
    internal static readonly Gen<Shape> Shapes =
        Gen.OneOf(
            Gen.Const(() => default(Shape)),
            Gen.Long[0, 3000].Select(a => new Shape(a)),
            Gen.Select(Gen.Long[0, 60], Gen.Long[0, 60]).Select((a, b) => new Shape(a, b)),
            Gen.Select(Gen.Long[1, 15], Gen.Long[1, 15], Gen.Long[1, 15]).Select((a, b, c) => new Shape(a, b, c)),
            Gen.Select(Gen.Long[1, 4], Gen.Long[1, 5], Gen.Long[1, 12], Gen.Long[1, 12])
                .Select((a, b, c, d) => new Shape(a, b, c, d)));

    /// <summary>A shape and a box inside it.</summary>
    internal static readonly Gen<(Shape Shape, Box Box)> InShapes =
        Gen.Select(Shapes, Gen.Int).Select((shape, seed) =>
        {
            Random random = new(seed);
            long[] offset = new long[shape.Rank];
            long[] extent = new long[shape.Rank];
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                bool isWhole = random.Next(3) == 0;
                offset[axis] = isWhole ? 0 : random.NextInt64(shape[axis] + 1);
                extent[axis] = isWhole ? shape[axis] : random.NextInt64(shape[axis] - offset[axis] + 1);
            }

            return (shape, new Box(offset, new Shape(extent)));
        });

    /// <summary>Cuts a tensor into boxes at random places, in random order.</summary>
    internal static List<Box> Partition(Shape shape, Random random, int cuts)
    {
        List<Box> boxes = [Box.Whole(shape)];
        for (int i = 0; i < cuts && shape.Rank > 0; i++)
        {
            int chosen = random.Next(boxes.Count);
            Box box = boxes[chosen];
            int axis = random.Next(shape.Rank);
            long first = random.NextInt64(box.Extent[axis] + 1);
            boxes[chosen] = Cut(box, axis, 0, first);
            boxes.Add(Cut(box, axis, first, box.Extent[axis] - first));
        }

        Box[] shuffled = [.. boxes];
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>The flat indices of a box's elements, in the box's order.</summary>
    internal static IEnumerable<long> Elements(Shape shape, Box box)
    {
        BoxMap map = new(shape, box);
        for (long i = 0; i < box.ElementCount; i++)
        {
            yield return map.Locate(i, out _);
        }
    }

    /// <summary>Writes the elements of a box to their places in the whole.</summary>
    internal static void Place(Shape shape, Box box, ReadOnlySpan<byte> part, int size, Span<byte> whole)
    {
        if (box.ElementCount == 0)
        {
            return;
        }

        BoxMap map = new(shape, box);
        for (long i = 0; i < box.ElementCount; i++)
        {
            int flat = (int)map.Locate(i, out _);
            part.Slice((int)i * size, size).CopyTo(whole[(flat * size)..]);
        }
    }

    private static Box Cut(Box box, int axis, long from, long length)
    {
        long[] offset = box.Offset.ToArray();
        long[] extent = box.Extent.ToArray();
        offset[axis] += from;
        extent[axis] = length;
        return new(offset, new Shape(extent));
    }
}
