using System;
using System.Linq;
using Initializers.Tensors;
using MathNet.Numerics.Statistics;

namespace Initializers.Samples.Gallery;

/// <summary>The values of a tensor in ascending order, with their mean and standard deviation.</summary>
internal sealed class Sample
{
    internal Sample(ReadOnlySpan<float> values)
    {
        Sorted = [.. values];
        Array.Sort(Sorted);
        Mean = Sorted.Average();
        StdDev = Sorted.PopulationStandardDeviation();
    }

    internal double[] Sorted { get; }

    internal double Mean { get; }

    internal double StdDev { get; }

    internal static Sample Of(Initializer initializer, Shape shape) => new(initializer.Initialize(shape).Span);

    /// <summary>The share of values at most this one.</summary>
    internal double Cumulative(double x) => SortedArrayStatistics.EmpiricalCDF(Sorted, x);
}
