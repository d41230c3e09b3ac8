using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Functions;

namespace Initializers.Sampling.Torch;

/// <summary>The definition of PyTorch's values, one at a time; the vector kernel must give the same bits.</summary>
internal readonly unsafe struct ScalarTorchKernel : ITorchKernel
{
    internal const double TwoPi = 6.283185307179586; // 0x1.921fb54442d18p+2
    internal const float TwoPiSingle = (float)TwoPi;

    private const float SingleStep = 1f / (1 << 24);
    private const double DoubleStep = 1.0 / (1L << 53);

    public static void Twist(uint* state) => Mt19937.Twist(new Span<uint>(state, Mt19937.StateLength));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Temper(uint* source, int count, uint* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = Mt19937.Temper(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(uint* words, int count, float scale, float offset, float* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = (Single(words[i]) * scale) + offset;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fractions(uint* words, int count, float limit, float* destination)
    {
        for (int i = 0; i < count; i++)
        {
            float fraction = Single(words[i]);
            destination[i] = fraction < limit ? fraction : 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(uint* words, int count, double scale, double offset, double* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = (Double(words + (2 * i)) * scale) + offset;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UniformFused(uint* words, int count, float scale, float offset, float* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = MathF.FusedMultiplyAdd(Single(words[i]), scale, offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UniformFused(uint* words, int count, double scale, double offset, double* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = Math.FusedMultiplyAdd(Double(words + (2 * i)), scale, offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(
        uint* radius, uint* angle, int count, float scale, float offset, float* cosine, float* sine)
    {
        for (int i = 0; i < count; i++)
        {
            float r = MathF.Sqrt(-2f * TorchFunctions.Log(1f - Single(radius[i])));
            TorchFunctions.SinCos(TwoPiSingle * Single(angle[i]), out float sin, out float cos);
            cosine[i] = MathF.FusedMultiplyAdd(r * cos, scale, offset);
            sine[i] = MathF.FusedMultiplyAdd(r * sin, scale, offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(
        uint* radius, uint* angle, int count, double scale, double offset, double* cosine, double* sine)
    {
        for (int i = 0; i < count; i++)
        {
            double r = Math.Sqrt(-2.0 * DoubleFunctions.Log(1.0 - Double(radius + (2 * i))));
            DoubleFunctions.SinCos(TwoPi * Double(angle + (2 * i)), out double sin, out double cos);
            cosine[i] = Math.FusedMultiplyAdd(r * cos, scale, offset);
            sine[i] = Math.FusedMultiplyAdd(r * sin, scale, offset);
        }
    }

    /// <summary>The multiples of 2^-24 in [0, 1).</summary>
    internal static float Single(uint word) => (word & 0xFF_FFFF) * SingleStep;

    /// <summary>The multiples of 2^-53 in [0, 1), from two words of which the first is the high one.</summary>
    internal static double Double(uint* words) =>
        ((((ulong)words[0] << 32) | words[1]) & 0x1F_FFFF_FFFF_FFFF) * DoubleStep;
}
