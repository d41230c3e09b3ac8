using System;
using Initializers.Numerics;

namespace Initializers.Sampling.Torch;

/// <summary>Singles: scale and offset are rounded to single first.</summary>
internal readonly unsafe struct TorchSingle<TKernel>(double scale, double offset) : ITorchElement<float>
    where TKernel : struct, ITorchKernel
{
    private readonly float _scale = (float)scale;
    private readonly float _offset = (float)offset;

    public static int Words => 1;

    public void Uniform(uint* words, int count, float* destination) =>
        TKernel.Uniform(words, count, _scale, _offset, destination);

    public void Normal(uint* radius, uint* angle, int count, float* cosine, float* sine) =>
        TKernel.Pairs(radius, angle, count, _scale, _offset, cosine, sine);

    public void UnitNormal(uint* radius, uint* angle, int count, float* cosine, float* sine) =>
        TKernel.Pairs(radius, angle, count, 1f, 0f, cosine, sine);

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

    public void Uniform(uint* words, int count, double* destination) =>
        TKernel.Uniform(words, count, scale, offset, destination);

    public void Normal(uint* radius, uint* angle, int count, double* cosine, double* sine) =>
        TKernel.Pairs(radius, angle, count, scale, offset, cosine, sine);

    public void UnitNormal(uint* radius, uint* angle, int count, double* cosine, double* sine) =>
        TKernel.Pairs(radius, angle, count, 1.0, 0.0, cosine, sine);

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

/// <summary>
/// Half-width numbers: every operation is done in single precision and rounded to the type. A product with Keras's
/// scale takes it as a single; a product inside the normal draw takes it rounded to the type, as the offset always is.
/// </summary>
internal readonly unsafe struct TorchNarrow<T, TRounding>(double scale, double offset) : ITorchElement<T>
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    private readonly float _scale = (float)scale;
    private readonly float _narrowScale = TRounding.Round((float)scale);
    private readonly float _offset = TRounding.Round((float)offset);

    public static int Words => 1;

    public void Uniform(uint* words, int count, T* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = TRounding.Narrow(TRounding.Round(Unit(words[i]) * _scale) + _offset);
        }
    }

    public void Normal(uint* radius, uint* angle, int count, T* cosine, T* sine)
    {
        for (int i = 0; i < count; i++)
        {
            Pair(radius[i], angle[i], out float first, out float second);
            cosine[i] = TRounding.Narrow(TRounding.Round(first * _narrowScale) + _offset);
            sine[i] = TRounding.Narrow(TRounding.Round(second * _narrowScale) + _offset);
        }
    }

    public void UnitNormal(uint* radius, uint* angle, int count, T* cosine, T* sine)
    {
        for (int i = 0; i < count; i++)
        {
            Pair(radius[i], angle[i], out float first, out float second);
            cosine[i] = TRounding.Narrow(first + 0f);
            sine[i] = TRounding.Narrow(second + 0f);
        }
    }

    public void Affine(T* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = TRounding.Narrow(TRounding.Round(TRounding.Widen(values[i]) * _scale) + _offset);
        }
    }

    public T FromDouble(double value) => TRounding.Narrow((float)value);

    public bool IsInside(T value) => MathF.Abs(TRounding.Widen(value)) < 2f;

    private static void Pair(uint radius, uint angle, out float first, out float second)
    {
        float logarithm = TRounding.Round(SingleFunctions.Log(TRounding.Round(1f - Unit(radius))));
        float r = TRounding.Round(MathF.Sqrt(TRounding.Round(-2f * logarithm)));
        float t = TRounding.Round((float)(ScalarTorchKernel.TwoPi * Unit(angle)));
        SingleFunctions.SinCos(t, out float sin, out float cos);
        first = TRounding.Round(r * TRounding.Round(cos));
        second = TRounding.Round(r * TRounding.Round(sin));
    }

    private static float Unit(uint word)
    {
        int steps = 1 << TRounding.SignificantBits;
        return (word & (uint)(steps - 1)) * (1f / steps);
    }
}
