namespace Initializers.Functions;

/// <summary>
/// Single-precision logarithm, sine and cosine with the bits of the GNU C library (2.28 to 2.41), computed in double
/// and rounded once, on every platform.
/// </summary>
/// <remarks>
/// Method and constants: Arm Optimized Routines (MIT), which the GNU C library took over. For the arguments of
/// Box-Muller, fused and separate multiply-adds round to the same single, so either may be used. The vector form is in
/// <c>SingleFunctions.Vectorized.cs</c>.
/// </remarks>
internal static partial class SingleFunctions
{
    // log: the octave that starts here is cut into 16 parts; ln(z) = ln(c) + log1p(z / c - 1) for a c in z's part.
    private const ulong LogOctaveStart = 0x3FE6_6000_0000_0000; // 0.69921875
    private const ulong ExponentMask = 0xFFF0_0000_0000_0000;
    private const double Ln2 = 0.6931471805599453; // 0x1.62e42fefa39efp-1
    private const double LogA0 = -0.25089342214237154; // -0x1.00ea348b88334p-2
    private const double LogA1 = 0.333456765744066; // 0x1.5575b0be00b6ap-2
    private const double LogA2 = -0.4999997485802103; // -0x1.ffffef20a4123p-2

    // sin, cos: reduction to the nearest multiple of pi/2, then the two polynomials on [-pi/4, pi/4].
    private const double TwoOverPi = 0.6366197723675814; // 0x1.45f306dc9c883p-1
    private const double HalfPi = 1.5707963267948966; // 0x1.921fb54442d18p0
    private const double S1 = -0.16666654943701084; // -0x1.555545995a603p-3
    private const double S2 = 0.008332178146138854; // 0x1.1107605230bc4p-7
    private const double S3 = -0.00019517298981385725; // -0x1.994eb3774cf24p-13
    private const double C1 = -0.49999999725108224; // -0x1.ffffffd0c621cp-2
    private const double C2 = 0.041666623324344516; // 0x1.55553e1068f19p-5
    private const double C3 = -0.001388676379437604; // -0x1.6c087e89a359dp-10
    private const double C4 = 2.4390450703564542e-05; // 0x1.99343027bf8c3p-16

    // Pairs (1 / c, ln c) of the 16 parts, as bits; then the same by columns, for vectors that hold a column in two registers.
    private static ReadOnlySpan<ulong> LogTable =>
    [
        0x3FF661EC79F8F3BE, 0xBFD57BF7808CAADE, 0x3FF571ED4AAF883D, 0xBFD2BEF0A7C06DDB,
        0x3FF49539F0F010B0, 0xBFD01EAE7F513A67, 0x3FF3C995B0B80385, 0xBFCB31D8A68224E9,
        0x3FF30D190C8864A5, 0xBFC6574F0AC07758, 0x3FF25E227B0B8EA0, 0xBFC1AA2BC79C8100,
        0x3FF1BB4A4A1A343F, 0xBFBA4E76CE8C0E5E, 0x3FF12358F08AE5BA, 0xBFB1973C5A611CCC,
        0x3FF0953F419900A7, 0xBFA252F438E10C1E, 0x3FF0000000000000, 0x0000000000000000,
        0x3FEE608CFD9A47AC, 0x3FAAA5AA5DF25984, 0x3FECA4B31F026AA0, 0x3FBC5E53AA362EB4,
        0x3FEB2036576AFCE6, 0x3FC526E57720DB08, 0x3FE9C2D163A1AA2D, 0x3FCBC2860D224770,
        0x3FE886E6037841ED, 0x3FD1058BC8A07EE1, 0x3FE767DCF5534862, 0x3FD4043057B6EE09,

        0x3FF661EC79F8F3BE, 0x3FF571ED4AAF883D, 0x3FF49539F0F010B0, 0x3FF3C995B0B80385,
        0x3FF30D190C8864A5, 0x3FF25E227B0B8EA0, 0x3FF1BB4A4A1A343F, 0x3FF12358F08AE5BA,
        0x3FF0953F419900A7, 0x3FF0000000000000, 0x3FEE608CFD9A47AC, 0x3FECA4B31F026AA0,
        0x3FEB2036576AFCE6, 0x3FE9C2D163A1AA2D, 0x3FE886E6037841ED, 0x3FE767DCF5534862,
        0xBFD57BF7808CAADE, 0xBFD2BEF0A7C06DDB, 0xBFD01EAE7F513A67, 0xBFCB31D8A68224E9,
        0xBFC6574F0AC07758, 0xBFC1AA2BC79C8100, 0xBFBA4E76CE8C0E5E, 0xBFB1973C5A611CCC,
        0xBFA252F438E10C1E, 0x0000000000000000, 0x3FAAA5AA5DF25984, 0x3FBC5E53AA362EB4,
        0x3FC526E57720DB08, 0x3FCBC2860D224770, 0x3FD1058BC8A07EE1, 0x3FD4043057B6EE09,
    ];

    /// <summary>The natural logarithm of a positive normal number.</summary>
    internal static float Log(float x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        long offset = (long)(bits - LogOctaveStart);
        int part = (int)(offset >> 48) & 15;
        double exponent = offset >> 52;
        double z = BitConverter.UInt64BitsToDouble(bits - ((ulong)offset & ExponentMask));
        double r = (z * Table(2 * part)) - 1;
        double y0 = Table((2 * part) + 1) + (exponent * Ln2);
        double r2 = r * r;
        double y = (LogA1 * r) + LogA2;
        y = (LogA0 * r2) + y;
        return (float)((y * r2) + (y0 + r));
    }

    /// <summary>The sine and cosine of an angle in [0, 2 pi).</summary>
    internal static void SinCos(float angle, out float sin, out float cos)
    {
        double x = angle;
        int quadrant = (int)((x * TwoOverPi) + 0.5);
        x -= quadrant * HalfPi;
        if (((quadrant + 1) & 2) != 0)
        {
            x = -x;
        }

        double x2 = x * x;
        double x3 = x2 * x;
        double x4 = x2 * x2;
        double s = (x + (x3 * S1)) + ((x3 * x2) * (S2 + (x2 * S3)));
        double c = ((1 + (x2 * C1)) + (x4 * C2)) + ((x4 * x2) * (C3 + (x2 * C4)));
        if ((quadrant & 2) != 0)
        {
            c = -c;
        }

        bool isOdd = (quadrant & 1) != 0;
        sin = (float)(isOdd ? c : s);
        cos = (float)(isOdd ? s : c);
    }

    private static double Table(int index) => BitConverter.UInt64BitsToDouble(LogTable[index]);
}
