using System;

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
    private const uint SqrtHalfBits = 0x3F3504F3; // 0.70710678
    private const uint ExponentMask = 0xFF800000;

    // log: coefficients of x^3 and up in log(1 + x), and ln 2 in two parts.
    private const float P0 = 7.0376836292e-2f;
    private const float P1 = -1.1514610310e-1f;
    private const float P2 = 1.1676998740e-1f;
    private const float P3 = -1.2420140846e-1f;
    private const float P4 = 1.4249322787e-1f;
    private const float P5 = -1.6668057665e-1f;
    private const float P6 = 2.0000714765e-1f;
    private const float P7 = -2.4999993993e-1f;
    private const float P8 = 3.3333331174e-1f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Ln2High = 0.693359375f;

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
        // x = 2^exponent * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).
        uint bits = BitConverter.SingleToUInt32Bits(x);
        uint offset = unchecked(bits - SqrtHalfBits);
        float exponent = (int)offset >> 23;
        float f = BitConverter.UInt32BitsToSingle(unchecked(bits - (offset & ExponentMask))) - 1f;
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
