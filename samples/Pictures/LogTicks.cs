using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace Initializers.Samples.Pictures;

/// <summary>Ticks of an axis whose coordinates are decimal logarithms, labelled with the numbers themselves.</summary>
internal sealed class LogTicks : ITickGenerator
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const double PixelsPerLabel = 34;

    // Axes between these logarithms have plain numbers; all others have powers of ten.
    private const double PlainLow = -3.05;
    private const double PlainHigh = 3.05;

    public Tick[] Ticks { get; set; } = [];

    public int MaxTickCount { get; set; } = 1000;

    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle) =>
        Ticks =
        [
            .. Compute(
                Math.Min(range.Min, range.Max),
                Math.Max(range.Min, range.Max),
                Math.Max(2, size.Length / PixelsPerLabel)),
        ];

    /// <summary>The ticks between two logarithms.</summary>
    internal static IEnumerable<Tick> Compute(double low, double high, double labels)
    {
        double decades = high - low;
        int step = Math.Max(1, (int)Math.Ceiling(decades / labels));
        int[] labelled = decades > 2.5 ? [1] : decades > 1.2 ? [1, 3] : [1, 2, 3, 5, 7];
        bool isPlain = low >= PlainLow && high <= PlainHigh;
        for (int exponent = (int)Math.Floor(low); exponent <= high; exponent++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double position = exponent + Math.Log10(digit);
                if (position < low || position > high)
                {
                    continue;
                }

                if (labelled.Contains(digit) && exponent % step == 0)
                {
                    yield return Tick.Major(position, Label(digit, exponent, isPlain));
                }
                else if (step == 1)
                {
                    yield return Tick.Minor(position);
                }
            }
        }
    }

    private static string Label(int digit, int exponent, bool isPlain)
    {
        if (isPlain)
        {
            return (digit * Math.Pow(10, exponent)).ToString("0.####", CultureInfo.InvariantCulture);
        }

        string digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        string power = (exponent < 0 ? "⁻" : "") + string.Concat(digits.Select(c => Superscripts[c - '0']));
        return digit == 1 ? "10" + power : string.Create(CultureInfo.InvariantCulture, $"{digit}·10{power}");
    }
}
