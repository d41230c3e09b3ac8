using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers.Filling;

/// <summary>Repeats a tensor over a larger shape by NumPy's rule, and converts its elements.</summary>
internal static class Broadcast
{
    /// <summary>
    /// Whether every axis of the value, counted from the last, has the size of the shape's axis or size 1.
    /// </summary>
    internal static bool IsPossible(Shape value, Shape shape)
    {
        if (value.Rank > shape.Rank)
        {
            return false;
        }

        for (int axis = 0; axis < shape.Rank; axis++)
        {
            long size = SizeOf(value, shape, axis);
            if (size != 1 && size != shape[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes a run of the value repeated over the shape; the two must fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Fill<TFrom, T>(
        DenseTensor<TFrom> value, Shape shape, long start, int maxDegreeOfParallelism, Span<T> destination)
        where TFrom : unmanaged
        where T : unmanaged
    {
        if (destination.IsEmpty)
        {
            return;
        }

        // The last axes are either copied as one block or repeat one element: a block per step of the axes before.
        bool? repeats = null;
        long block = 1;
        int axis = shape.Rank;
        for (; axis > 0; axis--)
        {
            long size = shape[axis - 1];
            bool isRepeated = SizeOf(value.Shape, shape, axis - 1) != size;
            if (size != 1 && repeats is not null && repeats != isRepeated)
            {
                break;
            }

            repeats = size == 1 ? repeats : isRepeated;
            block *= size;
        }

        ReadOnlySpan<TFrom> elements = value.Span;
        while (!destination.IsEmpty)
        {
            (long step, long inside) = Math.DivRem(start, block);
            int length = (int)Math.Min(block - inside, destination.Length);
            long offset = Offset(value.Shape, shape, axis, step);
            if (repeats == false)
            {
                Convert(elements.Slice((int)((offset * block) + inside), length), destination[..length]);
            }
            else
            {
                T element = Element.Convert<TFrom, T>(elements[(int)offset]);
                ConstantFill.Fill(element, maxDegreeOfParallelism, destination[..length]);
            }

            start += length;
            destination = destination[length..];
        }
    }

    /// <summary>Converts elements one by one; the same type is copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Convert<TFrom, T>(ReadOnlySpan<TFrom> source, Span<T> destination)
        where TFrom : unmanaged
        where T : unmanaged
    {
        if (typeof(TFrom) == typeof(T))
        {
            MemoryMarshal.Cast<TFrom, T>(source).CopyTo(destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = Element.Convert<TFrom, T>(source[i]);
        }
    }

    private static long SizeOf(Shape value, Shape shape, int axis)
    {
        int own = axis - (shape.Rank - value.Rank);
        return own < 0 ? 1 : value[own];
    }

    // Which block of the value stands at a step of the first axes.
    private static long Offset(Shape value, Shape shape, int axes, long step)
    {
        long offset = 0;
        long stride = 1;
        for (int axis = axes - 1; axis >= 0; axis--)
        {
            (step, long index) = Math.DivRem(step, shape[axis]);
            long size = SizeOf(value, shape, axis);
            if (size != 1)
            {
                offset += index * stride;
                stride *= size;
            }
        }

        return offset;
    }
}
