using Initializers.Functions;
using Initializers.Tensors;

namespace Initializers.PyTorch.Drawing;

/// <summary>
/// The logarithm of a normal density relative to its largest value between two bounds, in the steps of PyTorch's tensor
/// operations: each is rounded to the type. In half-width types the divisor stays a single.
/// </summary>
internal readonly struct LogDensity<T>
    where T : unmanaged
{
    private readonly double _mean;
    private readonly double _std;
    private readonly double _peak;

    internal LogDensity(TorchDraw draw)
    {
        double mode = Math.Max(draw.Low, Math.Min(draw.Mean, draw.High));
        double distance = (mode - draw.Mean) / draw.Std;
        _mean = Round(draw.Mean);
        _std = typeof(T) == typeof(double) ? draw.Std : (float)draw.Std;
        _peak = Round(-0.5 * DoubleFunctions.PowerOf2(distance));
    }

    internal double At(T value)
    {
        double x = Element.ToDouble(value);
        if (typeof(T) == typeof(double))
        {
            double z = (x - _mean) / _std;
            return (z * z * -0.5) - _peak;
        }

        float scaled = Round((float)x - (float)_mean) / (float)_std;
        scaled = Round(scaled);
        float square = Round(scaled * scaled);
        return Round(Round(square * -0.5f) - (float)_peak);
    }

    internal static double Round(double value) =>
        typeof(T) == typeof(double) ? value : Round((float)value);

    private static float Round(float value) => (float)Element.ToDouble(Element.Convert<float, T>(value));
}
