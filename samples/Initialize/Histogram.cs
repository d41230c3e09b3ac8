using System;
using System.Collections.Generic;
using System.Globalization;

namespace Initializers.Samples.Initialize;

/// <summary>Counts values in bins of equal width and draws the counts with block characters.</summary>
internal sealed class Histogram
{
    private const string Levels = " ▁▂▃▄▅▆▇█";
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    private readonly double _low;
    private readonly double _width;
    private readonly long[] _counts;

    /// <summary>Counts the finite values; both ends belong to the range.</summary>
    internal Histogram(ReadOnlySpan<double> values, double low, double high, int bins)
    {
        bool isPoint = !(high > low);
        _counts = new long[isPoint ? 1 : bins];
        _low = low;
        _width = isPoint ? 0 : (high - low) / bins;
        foreach (double value in values)
        {
            if (value >= low && value <= high)
            {
                _counts[isPoint ? 0 : Math.Min((int)((value - low) / _width), bins - 1)]++;
            }
        }
    }

    internal IReadOnlyList<long> Counts => _counts;

    private long Highest
    {
        get
        {
            long highest = 1;
            foreach (long count in _counts)
            {
                highest = Math.Max(highest, count);
            }

            return highest;
        }
    }

    /// <summary>One character a bin; a bin that holds anything is never blank.</summary>
    internal string ToSparkline()
    {
        long highest = Highest;
        return string.Create(_counts.Length, (_counts, highest), static (text, state) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                double share = (double)state._counts[i] / state.highest;
                text[i] = Levels[(int)Math.Ceiling(share * (Levels.Length - 1))];
            }
        });
    }

    /// <summary>One line a bin: where it begins, a bar, how many.</summary>
    internal IEnumerable<string> ToLines(int barWidth)
    {
        string[] labels = new string[_counts.Length];
        int labelWidth = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (_low + (i * _width)).ToString("G4", CultureInfo.InvariantCulture);
            labelWidth = Math.Max(labelWidth, labels[i].Length);
        }

        long highest = Highest;
        for (int i = 0; i < labels.Length; i++)
        {
            int eighths = (int)Math.Ceiling((double)_counts[i] * barWidth * 8 / highest);
            string bar = new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : Eighths[eighths % 8].ToString());
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{labels[i].PadLeft(labelWidth)} │{bar.PadRight(barWidth)} {_counts[i]:N0}");
        }
    }
}
