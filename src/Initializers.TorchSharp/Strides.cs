using System;
using System.Linq;

namespace Initializers.Torch;

/// <summary>What a tensor's strides say of the places of its elements.</summary>
internal static class Strides
{
    /// <summary>Whether every element has a place of its own: each axis steps over all that the finer ones reach.</summary>
    internal static bool AreDistinct(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides)
    {
        if (shape.Contains(0))
        {
            return true;
        }

        long reach = 0;
        foreach (int axis in Descending(strides).Reverse())
        {
            if (shape[axis] > 1)
            {
                if (strides[axis] <= reach)
                {
                    return false;
                }

                reach += (shape[axis] - 1) * strides[axis];
            }
        }

        return true;
    }

    /// <summary>The axes from the coarsest to the finest: the order in which memory is walked.</summary>
    internal static int[] Descending(ReadOnlySpan<long> strides)
    {
        long[] keys = [.. strides];
        return [.. Enumerable.Range(0, keys.Length).OrderByDescending(axis => keys[axis])];
    }
}
