using System.Runtime.CompilerServices;

namespace Initializers.Sampling.Torch;

/// <summary>Singles: scale and offset are rounded to single first.</summary>
internal readonly unsafe struct TorchSingle<TKernel>(double scale, double offset) : ITorchElement<float>
    where TKernel : struct, ITorchKernel
{
    private readonly float _scale = (float)scale;
    private readonly float _offset = (float)offset;

    public static int Words => 1;

    public static long WordsBeforeTail(long n) => n;

    public void Uniform(uint* words, int count, float* destination) =>
        TKernel.Uniform(words, count, _scale, _offset, destination);

    public void UniformFused(uint* words, int count, float* destination) =>
        TKernel.UniformFused(words, count, _scale, _offset, destination);

    public void Normal(uint* radius, uint* angle, int count, float* cosine, float* sine) =>
        TKernel.Pairs(radius, angle, count, _scale, _offset, cosine, sine);

    public void UnitNormal(uint* radius, uint* angle, int count, float* cosine, float* sine) =>
        TKernel.Pairs(radius, angle, count, 1f, 0f, cosine, sine);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Affine(float* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (values[i] * _scale) + _offset;
        }
    }

    public float FromDouble(double value) => (float)value;

    public bool IsInside(float value) => MathF.Abs(value) < 2f;
}

/// <summary>Doubles.</summary>
internal readonly unsafe struct TorchDouble<TKernel>(double scale, double offset) : ITorchElement<double>
    where TKernel : struct, ITorchKernel
{
    public static int Words => 2;

    public static long WordsBeforeTail(long n) => 2 * n;

    public void Uniform(uint* words, int count, double* destination) =>
        TKernel.Uniform(words, count, scale, offset, destination);

    public void UniformFused(uint* words, int count, double* destination) =>
        TKernel.UniformFused(words, count, scale, offset, destination);

    public void Normal(uint* radius, uint* angle, int count, double* cosine, double* sine) =>
        TKernel.Pairs(radius, angle, count, scale, offset, cosine, sine);

    public void UnitNormal(uint* radius, uint* angle, int count, double* cosine, double* sine) =>
        TKernel.Pairs(radius, angle, count, 1.0, 0.0, cosine, sine);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Affine(double* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (values[i] * scale) + offset;
        }
    }

    public double FromDouble(double value) => value;

    public bool IsInside(double value) => Math.Abs(value) < 2.0;
}
