using System;

namespace Initializers.Numerics;

/// <summary>A window of a certain length: given values, or a function evaluated where it is needed.</summary>
internal readonly struct WindowSamples
{
    private readonly WindowKind _kind;
    private readonly double[]? _values;
    private readonly long _length;
    private readonly bool _isPeriodic;

    internal WindowSamples(double[] values)
    {
        _values = values;
        _length = values.Length;
    }

    internal WindowSamples(WindowKind kind, long length, bool isPeriodic)
    {
        _kind = kind;
        _length = length;
        _isPeriodic = isPeriodic;
    }

    internal double this[long index] =>
        _values is null ? WindowFunctions.Evaluate(_kind, index, _length, _isPeriodic) : _values[index];

    /// <summary>The sum of the values, each without its sign.</summary>
    internal double SumOfSizes()
    {
        double sum = 0.0;
        for (long i = 0; i < _length; i++)
        {
            sum += Math.Abs(this[i]);
        }

        return sum;
    }

    /// <summary>The sum of the squares.</summary>
    internal double SumOfSquares()
    {
        double sum = 0.0;
        for (long i = 0; i < _length; i++)
        {
            double value = this[i];
            sum += value * value;
        }

        return sum;
    }

    /// <summary>The sum of the values as singles, each without its sign; added in double, then rounded.</summary>
    internal float SingleSumOfSizes()
    {
        double sum = 0.0;
        for (long i = 0; i < _length; i++)
        {
            sum += Math.Abs((float)this[i]);
        }

        return (float)sum;
    }

    /// <summary>The sum of the squares as singles; added in double, then rounded.</summary>
    internal float SingleSumOfSquares()
    {
        double sum = 0.0;
        for (long i = 0; i < _length; i++)
        {
            float value = (float)this[i];
            sum += value * value;
        }

        return (float)sum;
    }
}
