using System;
using System.Diagnostics;

namespace Initializers.Benchmarks.Table;

/// <summary>One way to do the work of a row, and the best time it has shown.</summary>
internal sealed class Contender
{
    // Long against the clock's resolution and the calls around the work.
    private const double SampleSeconds = 0.002;

    private readonly Action? _prepare;
    private readonly Action? _work;
    private readonly Func<double>? _timedElsewhere;
    private int _callsPerSample = 1;

    internal Contender(Action work, Action? prepare = null)
    {
        _work = work;
        _prepare = prepare;
    }

    /// <summary>Work that another process does and times; the function returns its seconds.</summary>
    internal Contender(Func<double> timedElsewhere) => _timedElsewhere = timedElsewhere;

    /// <summary>The best seconds per call; infinite until there is a sample.</summary>
    internal double Best { get; private set; } = double.PositiveInfinity;

    internal double TotalSeconds { get; private set; }

    /// <summary>Touches memory, lets the compiler work and finds how many calls make a sample.</summary>
    internal void WarmUp()
    {
        double seconds = Time();

        // So slow a contender runs few times: its first time counts too.
        if (seconds > 0.5)
        {
            Record(seconds);
            return;
        }

        seconds = Math.Min(seconds, Time());
        _callsPerSample = (int)Math.Clamp(SampleSeconds / Math.Max(seconds, 1e-9), 1, 100_000);
    }

    internal void Sample() => Record(Time());

    private void Record(double seconds)
    {
        Best = Math.Min(Best, seconds);
        TotalSeconds += seconds * _callsPerSample;
    }

    private double Time()
    {
        if (_timedElsewhere is not null)
        {
            return _timedElsewhere();
        }

        _prepare?.Invoke();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _callsPerSample; i++)
        {
            _work!();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / _callsPerSample;
    }
}
