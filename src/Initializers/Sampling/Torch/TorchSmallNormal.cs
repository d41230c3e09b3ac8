using Initializers.Functions;

namespace Initializers.Sampling.Torch;

/// <summary>
/// PyTorch's normal values one by one, as it draws fewer than 16 of them: pairs in double precision, the cosine's part
/// first and the sine's kept for the next.
/// </summary>
internal struct TorchSmallNormal(double scale, double offset)
{
    /// <summary>The sine's part of a pair whose cosine's was the last value: a unit value.</summary>
    internal double? Kept { get; set; }

    /// <summary>The next value, scaled and offset with one rounding.</summary>
    internal unsafe double Next<TKernel>(ref TorchWords<TKernel> words)
        where TKernel : struct, ITorchKernel
    {
        double value;
        if (Kept is { } kept)
        {
            value = kept;
            Kept = null;
        }
        else
        {
            uint* buffer = stackalloc uint[4];
            words.Read(buffer, 4);
            double turn = ScalarTorchKernel.Double(buffer);
            double radius = Math.Sqrt(-2.0 * DoubleFunctions.Log1P(-ScalarTorchKernel.Double(buffer + 2)));
            DoubleFunctions.SinCos(ScalarTorchKernel.TwoPi * turn, out double sin, out double cos);
            value = radius * cos;
            Kept = radius * sin;
        }

        return Math.FusedMultiplyAdd(value, scale, offset);
    }
}
