using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Initialize;

/// <summary>Count, mean, spread and range of values that come in pieces, and a sample for a histogram.</summary>
internal sealed class Summary
{
    /// <summary>The most values a histogram is drawn from.</summary>
    internal const int SampleLimit = 1 << 20;

    private const int BlockLength = 1 << 13;

    private readonly double[] _block = new double[BlockLength];
    private readonly List<double> _sample = [];
    private double _squares;

    internal long Count { get; private set; }

    internal double Mean { get; private set; }

    internal double Min { get; private set; } = double.PositiveInfinity;

    internal double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>The standard deviation of these values themselves, not an estimate of others'.</summary>
    internal double StdDev => Count == 0 ? 0 : Math.Sqrt(_squares / Count);

    /// <summary>The first values, at most <see cref="SampleLimit"/>.</summary>
    internal ReadOnlySpan<double> Sample => CollectionsMarshal.AsSpan(_sample);

    internal void Add(ElementTypes type, ReadOnlySpan<byte> bytes)
    {
        int size = Element.SizeOf(type);
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(bytes.Length, BlockLength * size)];
            bytes = bytes[part.Length..];
            Span<double> values = _block.AsSpan(0, part.Length / size);
            ElementBytes.ToDoubles(type, part, values);
            Add(values);
        }
    }

    internal void Add(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        // Chan's merge of two sets of values: exact in theory, and no large squares are subtracted.
        double total = (double)Count + values.Length;
        double distance = mean - Mean;
        _squares += squares + (distance * distance * Count * values.Length / total);
        Mean += distance * values.Length / total;
        Count += values.Length;
        _sample.AddRange(values[..Math.Min(values.Length, SampleLimit - _sample.Count)]);
    }
}
