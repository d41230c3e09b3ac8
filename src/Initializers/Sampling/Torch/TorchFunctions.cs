using static Initializers.Sampling.CephesLogarithm;

namespace Initializers.Sampling.Torch;

/// <summary>
/// The single-precision logarithm, sine and cosine of PyTorch's vectorised normal kernel: the Cephes polynomials with
/// the fused multiply-adds of its x86-64 builds. Less accurate than a C library's, so they are part of the stream.
/// </summary>
/// <remarks>
/// Method: Cephes Mathematical Library (Moshier), in the form of Pommier's <c>avx_mathfun</c>. This is the definition;
/// <c>TorchFunctions.Vectorized.cs</c> is the same for many values at once.
/// </remarks>
internal static partial class TorchFunctions
{
    // sin, cos: 4 / pi, pi / 4 in three parts, and the two polynomials on [-pi/4, pi/4].
    private const float FourOverPi = 1.27323954473516f;
    private const float QuarterPi1 = 0.78515625f;
    private const float QuarterPi2 = 2.4187564849853515625e-4f;
    private const float QuarterPi3 = 3.77489497744594108e-8f;
    private const float C0 = 2.443315711809948e-5f;
    private const float C1 = -1.388731625493765e-3f;
    private const float C2 = 4.166664568298827e-2f;
    private const float S0 = -1.9515295891e-4f;
    private const float S1 = 8.3321608736e-3f;
    private const float S2 = -1.6666654611e-1f;

    /// <summary>The natural logarithm of a positive normal number.</summary>
    internal static float Log(float x)
    {
        float f = Reduce(x, out float exponent);
        float square = f * f;
        float y = MathF.FusedMultiplyAdd(P0, f, P1);
        y = MathF.FusedMultiplyAdd(y, f, P2);
        y = MathF.FusedMultiplyAdd(y, f, P3);
        y = MathF.FusedMultiplyAdd(y, f, P4);
        y = MathF.FusedMultiplyAdd(y, f, P5);
        y = MathF.FusedMultiplyAdd(y, f, P6);
        y = MathF.FusedMultiplyAdd(y, f, P7);
        y = MathF.FusedMultiplyAdd(y, f, P8);
        y *= f;
        y = MathF.FusedMultiplyAdd(y, square, exponent * Ln2Low);
        y = MathF.FusedMultiplyAdd(square, -0.5f, y);
        return MathF.FusedMultiplyAdd(exponent, Ln2High, f + y);
    }

    /// <summary>The sine and cosine of an angle of [0, 2 pi].</summary>
    internal static void SinCos(float x, out float sin, out float cos)
    {
        int octant = ((int)(x * FourOverPi) + 1) & ~1;
        float y = octant;
        x = MathF.FusedMultiplyAdd(y, -QuarterPi1, x);
        x = MathF.FusedMultiplyAdd(y, -QuarterPi2, x);
        x = MathF.FusedMultiplyAdd(y, -QuarterPi3, x);
        float z = x * x;

        float c = MathF.FusedMultiplyAdd(C0, z, C1);
        c = MathF.FusedMultiplyAdd(c, z, C2);
        c *= z;
        c = MathF.FusedMultiplyAdd(c, z, z * -0.5f);
        c += 1f;

        float s = MathF.FusedMultiplyAdd(S0, z, S1);
        s = MathF.FusedMultiplyAdd(s, z, S2);
        s *= z;
        s = MathF.FusedMultiplyAdd(s, x, x);

        bool swapped = (octant & 2) != 0;
        sin = swapped ? c : s;
        cos = swapped ? s : c;
        sin = (octant & 4) != 0 ? -sin : sin;
        cos = ((octant - 2) & 4) == 0 ? -cos : cos;
    }
}
