namespace Initializers.Fourier;

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

    /// <summary>The number of values.</summary>
    internal long Length => _length;

    internal double this[long index] =>
        _values is null ? WindowFunctions.Evaluate(_kind, index, _length, _isPeriodic) : _values[index];
}
