using System;
using System.Runtime.CompilerServices;

namespace Initializers.Sampling.Torch;

/// <summary>
/// Half-width numbers: every operation is done in single precision and rounded to the type. A product with Keras's
/// scale takes it as a single; a product inside the normal draw takes it rounded to the type, as the offset always is.
/// </summary>
[SkipLocalsInit]
internal readonly unsafe struct TorchNarrow<T, TRounding>(double scale, double offset) : ITorchElement<T>
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
{
    private const int ChunkLength = 256;

    private readonly float _scale = (float)scale;
    private readonly float _narrowScale = TRounding.Round((float)scale);
    private readonly float _offset = TRounding.Round((float)offset);

    public static int Words => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniform(uint* words, int count, T* destination)
    {
        float* units = stackalloc float[ChunkLength];
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            for (int i = 0; i < length; i++)
            {
                units[i] = TorchNarrowTables<T, TRounding>.Unit(words[done + i]);
            }

            NarrowAffine.Apply(units, _scale, _offset, length, destination + done);
        }
    }

    public void Normal(uint* radius, uint* angle, int count, T* cosine, T* sine) =>
        Pairs(radius, angle, count, _narrowScale, _offset, cosine, sine);

    public void UnitNormal(uint* radius, uint* angle, int count, T* cosine, T* sine) =>
        Pairs(radius, angle, count, 1f, 0f, cosine, sine);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Affine(T* values, int count)
    {
        float* units = stackalloc float[ChunkLength];
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            NarrowAffine.Widen(values + done, length, units);
            NarrowAffine.Apply(units, _scale, _offset, length, values + done);
        }
    }

    public T FromDouble(double value) => TRounding.Narrow((float)value);

    public bool IsInside(T value)
    {
        // 2 has the same bits in both types, and sizes compare as their bits do.
        const ushort Two = 0x4000;
        return (Unsafe.BitCast<T, ushort>(value) & 0x7FFF) < Two;
    }

    // Radius times cosine and sine, then scale and offset: NarrowAffine rounds the product first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pairs(
        uint* radius, uint* angle, int count, float scale, float offset, T* cosine, T* sine)
    {
        float* cosines = stackalloc float[ChunkLength];
        float* sines = stackalloc float[ChunkLength];
        TorchNarrowTables<T, TRounding> tables = TorchNarrowTables<T, TRounding>.Shared;
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            for (int i = 0; i < length; i++)
            {
                float r = tables.Radius(radius[done + i]);
                tables.SinCos(angle[done + i], out float sin, out float cos);
                cosines[i] = r * cos;
                sines[i] = r * sin;
            }

            NarrowAffine.Apply(cosines, scale, offset, length, cosine + done);
            NarrowAffine.Apply(sines, scale, offset, length, sine + done);
        }
    }
}
