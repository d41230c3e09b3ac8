using static Initializers.Sampling.CephesLogarithm;

namespace Initializers.Sampling.Jax;

/// <summary>
/// The inverse error function of JAX on the CPU in single precision, with the log1p and log inside it as the XLA
/// compiler of jaxlib 0.8.2 to 0.12.0.1 expands them. Its error grows to some 90 units in the last place in the tails,
/// and is part of the stream.
/// </summary>
/// <remarks>
/// Giles, "Approximating the erfinv function", GPU Computing Gems Jade Edition, 2011; the logarithms are those of the
/// Cephes Mathematical Library (Moshier). Every polynomial step is a fused multiply-add; which other products are fused
/// is that compiler's choice, and part of the stream too. This is the definition; <c>XlaFunctions.Vectorized.cs</c> is
/// the same for many values at once.
/// </remarks>
internal static partial class XlaFunctions
{
    private const float CentreLimit = 5f;
    private const float CentreShift = 2.5f;
    private const float TailShift = 3f;
    private const float SmallLimit = 0.41421356237309504880f; // sqrt(2) - 1

    // erf_inv near the centre, in powers of w - 2.5, and in the tails, in powers of sqrt(w) - 3.
    private const float L8 = 2.81022636e-08f;
    private const float L7 = 3.43273939e-07f;
    private const float L6 = -3.5233877e-06f;
    private const float L5 = -4.39150654e-06f;
    private const float L4 = 0.00021858087f;
    private const float L3 = -0.00125372503f;
    private const float L2 = -0.00417768164f;
    private const float L1 = 0.246640727f;
    private const float L0 = 1.50140941f;
    private const float G8 = -0.000200214257f;
    private const float G7 = 0.000100950558f;
    private const float G6 = 0.00134934322f;
    private const float G5 = -0.00367342844f;
    private const float G4 = 0.00573950773f;
    private const float G3 = -0.0076224613f;
    private const float G2 = 0.00943887047f;
    private const float G1 = 1.00167406f;
    private const float G0 = 2.83297682f;

    // log1p of a small number: numerator and denominator.
    private const float N6 = 4.5270000862445199635215e-5f;
    private const float N5 = 4.9854102823193375972212e-1f;
    private const float N4 = 6.5787325942061044846969f;
    private const float N3 = 29.911919328553073277375f;
    private const float N2 = 60.949667980987787057556f;
    private const float N1 = 57.112963590585538103336f;
    private const float N0 = 20.039553499201281259648f;
    private const float D5 = 15.062909083469192043167f;
    private const float D4 = 83.047565967967209469434f;
    private const float D3 = 221.76239823732856465394f;
    private const float D2 = 309.09872225312059774938f;
    private const float D1 = 216.42788614495947685003f;
    private const float D0 = 60.118660497603843919306f;

    /// <summary>The inverse error function of a number strictly between -1 and 1.</summary>
    internal static float ErfInv(float x)
    {
        float w = -Log1P(-(x * x));
        if (w < CentreLimit)
        {
            float t = w - CentreShift;
            float p = MathF.FusedMultiplyAdd(L8, t, L7);
            p = MathF.FusedMultiplyAdd(p, t, L6);
            p = MathF.FusedMultiplyAdd(p, t, L5);
            p = MathF.FusedMultiplyAdd(p, t, L4);
            p = MathF.FusedMultiplyAdd(p, t, L3);
            p = MathF.FusedMultiplyAdd(p, t, L2);
            p = MathF.FusedMultiplyAdd(p, t, L1);
            return MathF.FusedMultiplyAdd(p, t, L0) * x;
        }
        else
        {
            float t = MathF.Sqrt(w) - TailShift;
            float p = MathF.FusedMultiplyAdd(G8, t, G7);
            p = MathF.FusedMultiplyAdd(p, t, G6);
            p = MathF.FusedMultiplyAdd(p, t, G5);
            p = MathF.FusedMultiplyAdd(p, t, G4);
            p = MathF.FusedMultiplyAdd(p, t, G3);
            p = MathF.FusedMultiplyAdd(p, t, G2);
            p = MathF.FusedMultiplyAdd(p, t, G1);
            return MathF.FusedMultiplyAdd(p, t, G0) * x;
        }
    }

    /// <summary>log(1 + q) for q of (-1, 0].</summary>
    internal static float Log1P(float q) => -q < SmallLimit ? LogNearOne(q) : Log(1f + q);

    private static float LogNearOne(float q)
    {
        float n = MathF.FusedMultiplyAdd(N6, q, N5);
        n = MathF.FusedMultiplyAdd(n, q, N4);
        n = MathF.FusedMultiplyAdd(n, q, N3);
        n = MathF.FusedMultiplyAdd(n, q, N2);
        n = MathF.FusedMultiplyAdd(n, q, N1);
        n = MathF.FusedMultiplyAdd(n, q, N0);
        float d = q + D5;
        d = MathF.FusedMultiplyAdd(d, q, D4);
        d = MathF.FusedMultiplyAdd(d, q, D3);
        d = MathF.FusedMultiplyAdd(d, q, D2);
        d = MathF.FusedMultiplyAdd(d, q, D1);
        d = MathF.FusedMultiplyAdd(d, q, D0);
        float square = q * q;
        return q + MathF.FusedMultiplyAdd(-0.5f, square, q * square * (n / d));
    }

    private static float Log(float x)
    {
        float f = Reduce(x, out float exponent);
        float square = f * f;
        float cube = square * f;
        float a = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(P0, f, P1), f, P2);
        float b = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(P3, f, P4), f, P5);
        float c = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(P6, f, P7), f, P8);
        float y = MathF.FusedMultiplyAdd(a, cube, b);
        y = MathF.FusedMultiplyAdd(y, cube, c);
        y = MathF.FusedMultiplyAdd(y, cube, Ln2Low * exponent);
        float sum = MathF.FusedMultiplyAdd(-0.5f, square, f) + y;
        return MathF.FusedMultiplyAdd(Ln2High, exponent, sum);
    }
}
