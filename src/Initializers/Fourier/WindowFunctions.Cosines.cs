using Initializers.Functions;

namespace Initializers.Fourier;

/// <content>The windows that are sums of cosines, whole ones or pieces.</content>
internal static partial class WindowFunctions
{
    // Taylor's window for 4 side lobes at 30 dB, SciPy's defaults: the weights of its three cosines.
    private const double Taylor1 = 0.2926560110171551;
    private const double Taylor2 = -0.015783750641053144;
    private const double Taylor3 = 0.002181039312820038;

    // Which part of Tukey's window is not flat.
    private const double TukeyTaper = 0.5;

    private static ReadOnlySpan<double> HannTerms => [0.5, 0.5];

    private static ReadOnlySpan<double> HammingTerms => [0.54, 1.0 - 0.54];

    private static ReadOnlySpan<double> BlackmanTerms => [0.42, 0.50, 0.08];

    private static ReadOnlySpan<double> BlackmanHarrisTerms => [0.35875, 0.48829, 0.14128, 0.01168];

    private static ReadOnlySpan<double> NuttallTerms => [0.3635819, 0.4891775, 0.1365995, 0.0106411];

    private static ReadOnlySpan<double> FlatTopTerms =>
        [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368];

    private static double CosineSum(ReadOnlySpan<double> terms, long index, long points)
    {
        double angle = Spread(index, points, Math.PI);
        double sum = terms[0];
        for (int k = 1; k < terms.Length; k++)
        {
            sum += terms[k] * DoubleFunctions.Cos(k * angle);
        }

        return sum;
    }

    private static double Taylor(long index, long points)
    {
        double place = (index - (points / 2.0) + 0.5) / points;
        double angle = 2.0 * Math.PI * place;
        double sum = 1.0 + (2.0 * ((Taylor1 * DoubleFunctions.Cos(angle))
            + (Taylor2 * DoubleFunctions.Cos(2.0 * angle)) + (Taylor3 * DoubleFunctions.Cos(3.0 * angle))));

        // What the sum is in the middle, where all cosines are 1.
        const double Peak = 1.0 + (2.0 * (Taylor1 + Taylor2 + Taylor3));
        return sum / Peak;
    }

    private static double BartlettHann(long index, long points)
    {
        double distance = Math.Abs((index / (points - 1.0)) - 0.5);
        return 0.62 - (0.48 * distance) + (0.38 * DoubleFunctions.Cos(2.0 * Math.PI * distance));
    }

    private static double Bohman(long index, long points)
    {
        if (index == 0 || index == points - 1)
        {
            return 0.0;
        }

        double distance = Math.Abs(Spread(index, points, 1.0));
        DoubleFunctions.SinCos(Math.PI * distance, out double sin, out double cos);
        return ((1.0 - distance) * cos) + (1.0 / Math.PI * sin);
    }

    private static double Lanczos(long index, long points)
    {
        // The right half, mirrored, so that both ends have the same bits; the middle of an odd window is 1.
        long right = Math.Max(index, points - 1 - index);
        double x = Math.PI * ((2.0 * right / (points - 1)) - 1.0);
        return x == 0.0 ? 1.0 : DoubleFunctions.Sin(x) / x;
    }

    private static double Tukey(long index, long points)
    {
        var width = (long)(TukeyTaper * (points - 1) / 2.0);
        double place = 2.0 * index / TukeyTaper / (points - 1);
        if (index <= width)
        {
            return 0.5 * (1.0 + DoubleFunctions.Cos(Math.PI * (-1.0 + place)));
        }

        return index < points - width - 1
            ? 1.0
            : 0.5 * (1.0 + DoubleFunctions.Cos(Math.PI * ((-2.0 / TukeyTaper) + 1.0 + place)));
    }

    /// <summary>Evenly spaced numbers from -end to end, both of them exact.</summary>
    private static double Spread(long index, long points, double end) =>
        index == points - 1 ? end : (index * (2.0 * end / (points - 1))) - end;
}
