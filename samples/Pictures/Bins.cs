using System;

namespace Initializers.Samples.Pictures;

/// <summary>Counts of values in bins of equal width.</summary>
public sealed class Bins
{
    private readonly long[] _counts;
    private readonly long _total;

    private Bins(double low, double high, long[] counts, long total)
    {
        Low = low;
        High = high;
        _counts = counts;
        _total = total;
    }

    /// <summary>Where the first bin begins.</summary>
    public double Low { get; }

    /// <summary>Where the last bin ends.</summary>
    public double High { get; }

    /// <summary>The number of bins.</summary>
    public int Count => _counts.Length;

    /// <summary>The width of one bin.</summary>
    public double Width => (High - Low) / _counts.Length;

    /// <summary>Counts values.</summary>
    /// <param name="values">The values; those outside the range count in the total, but in no bin.</param>
    /// <param name="low">Where the first bin begins.</param>
    /// <param name="high">Where the last bin ends; a value on that end belongs to the last bin.</param>
    /// <param name="count">The number of bins.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">The range is empty or there is no bin.</exception>
    public static Bins Of(ReadOnlySpan<double> values, double low, double high, int count)
    {
        if (!(high > low) || !double.IsFinite(high - low))
        {
            throw new ArgumentException($"high must be greater than low; received {high} and {low}.", nameof(high));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        long[] counts = new long[count];
        double binsPerUnit = count / (high - low);
        foreach (double value in values)
        {
            if (value >= low && value <= high)
            {
                counts[Math.Min((int)((value - low) * binsPerUnit), count - 1)]++;
            }
        }

        return new(low, high, counts, values.Length);
    }

    /// <summary>The left end of a bin; of the bin after the last, where the last one ends.</summary>
    /// <param name="index">The bin, from 0 to <see cref="Count"/>.</param>
    /// <returns>The end.</returns>
    public double Edge(int index) => Low + (index * (High - Low) / _counts.Length);

    /// <summary>The share of all values that a bin has, divided by its width: comparable with a density.</summary>
    /// <param name="index">The bin.</param>
    /// <returns>The density; 0 if there are no values.</returns>
    public double Density(int index) => _total == 0 ? 0 : _counts[index] / (_total * Width);
}
