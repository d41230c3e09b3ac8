using Initializers.Functions;

namespace Initializers.Sampling.TensorFlow;

/// <summary>Two uniform values to two normal ones, as TensorFlow does it.</summary>
/// <remarks>
/// Box and Muller, "A note on the generation of random normal deviates", Ann. Math. Stat. 29(2), 1958:
/// <c>sqrt(-2 ln u) sin(2 pi v)</c> and <c>sqrt(-2 ln u) cos(2 pi v)</c>. A u below 1e-7 counts as 1e-7, which bounds
/// the result at 5.68.
/// </remarks>
internal static partial class BoxMuller
{
    /// <summary>What u is raised to, so that its logarithm is finite; a single.</summary>
    internal const float SmallestUniform = 1e-7f;

    internal const double TwoPi = 6.283185307179586; // 0x1.921fb54442d18p+2

    /// <summary>The pair from two words, in single precision; sine's part comes first.</summary>
    internal static void Pair(uint word0, uint word1, out float first, out float second)
    {
        float u = Math.Max(UnitInterval.SingleFromLowBits(word0, Mantissa<float>.Bits), SmallestUniform);
        float angle = (float)(TwoPi * UnitInterval.SingleFromLowBits(word1, Mantissa<float>.Bits));
        float radius = MathF.Sqrt(-2 * SingleFunctions.Log(u));
        SingleFunctions.SinCos(angle, out float sin, out float cos);
        first = sin * radius;
        second = cos * radius;
    }

    /// <summary>The pair from four words, in double precision; sine's part comes first.</summary>
    internal static void Pair(uint word0, uint word1, uint word2, uint word3, out double first, out double second)
    {
        double u = Math.Max(UnitInterval.DoubleFromTwoWords(word0, word1), 1e-7);
        double angle = TwoPi * UnitInterval.DoubleFromTwoWords(word2, word3);
        double radius = Math.Sqrt(-2 * DoubleFunctions.Log(u));
        DoubleFunctions.SinCos(angle, out double sin, out double cos);
        first = sin * radius;
        second = cos * radius;
    }
}
