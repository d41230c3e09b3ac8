namespace Initializers.Fourier;

/// <content>The windows made of straight lines and cubics.</content>
internal static partial class WindowFunctions
{
    private static double Bartlett(long index, long points)
    {
        double rise = 2.0 * index / (points - 1);
        return index <= (points - 1) / 2.0 ? rise : 2.0 - rise;
    }

    /// <summary>As <see cref="Bartlett"/>, but it does not touch zero at the ends.</summary>
    private static double Triangular(long index, long points)
    {
        double step = Math.Min(index, points - 1 - index) + 1;
        return long.IsEvenInteger(points) ? ((2.0 * step) - 1.0) / points : 2.0 * step / (points + 1);
    }

    private static double Parzen(long index, long points)
    {
        double distance = Math.Abs(index - ((points - 1) / 2.0));
        double x = distance / (points / 2.0);
        if (distance <= (points - 1) / 4.0)
        {
            return 1.0 - (6.0 * (x * x)) + (6.0 * (x * x * x));
        }

        double rest = 1.0 - x;
        return 2.0 * (rest * rest * rest);
    }
}
