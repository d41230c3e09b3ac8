using System;
using System.Linq;
using Initializers.Tensors;

namespace Initializers.Samples.Gallery;

/// <summary>The values of a tensor in ascending order, with their mean and standard deviation.</summary>
internal sealed class Sample
{
    internal Sample(ReadOnlySpan<float> values)
    {
        Sorted = [.. values];
        Array.Sort(Sorted);
        Mean = Sorted.Average();
        StdDev = Math.Sqrt(Sorted.Average(value => (value - Mean) * (value - Mean)));
    }

    internal double[] Sorted { get; }

    internal double Mean { get; }

    internal double StdDev { get; }

    internal static Sample Of(Initializer initializer, Shape shape) => new(initializer.Initialize(shape).Span);

    /// <summary>The share of values at most this one.</summary>
    internal double Cumulative(double x)
    {
        int low = 0;
        int high = Sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Sorted[middle] <= x ? (middle + 1, high) : (low, middle);
        }

        return (double)low / Sorted.Length;
    }
}
