using System.Runtime.CompilerServices;

namespace Initializers.Sampling.Torch;

/// <summary>
/// Half-width numbers: the draws are made in single precision and rounded once. What Keras does with them is two
/// operations, each rounded; the factor of the product stays a single, the offset is rounded to the type first.
/// </summary>
[SkipLocalsInit]
internal readonly unsafe struct TorchNarrow<T, TRounding, TKernel>(double scale, double offset) : ITorchElement<T>
    where T : unmanaged
    where TRounding : struct, INarrowRounding<T>
    where TKernel : struct, ITorchKernel
{
    private const int ChunkLength = 256;

    private readonly float _scale = (float)scale;
    private readonly float _offset = (float)offset;
    private readonly float _narrowOffset = TRounding.Round((float)offset);

    public static int Words => 1;

    public static long WordsBeforeTail(long n) => n & ~15L;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Uniform(uint* words, int count, T* destination)
    {
        // From here on a fraction rounds to 1, which PyTorch turns into 0.
        float limit = 1f - (0.5f / (1 << TRounding.SignificantBits));
        float* units = stackalloc float[ChunkLength];
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            TKernel.Fractions(words + done, length, limit, units);
            NarrowAffine.Apply(units, _scale, _narrowOffset, length, destination + done);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void UniformFused(uint* words, int count, T* destination)
    {
        float* values = stackalloc float[ChunkLength];
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            TKernel.UniformFused(words + done, length, _scale, _offset, values);
            NarrowAffine.Narrow(values, length, destination + done);
        }
    }

    public void Normal(uint* radius, uint* angle, int count, T* cosine, T* sine) =>
        Pairs(radius, angle, count, _scale, _offset, cosine, sine);

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
            NarrowAffine.Apply(units, _scale, _narrowOffset, length, values + done);
        }
    }

    public T FromDouble(double value) => TRounding.Narrow((float)value);

    public bool IsInside(T value)
    {
        // 2 has the same bits in both types, and sizes compare as their bits do.
        const ushort Two = 0x4000;
        return (Unsafe.BitCast<T, ushort>(value) & 0x7FFF) < Two;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pairs(
        uint* radius, uint* angle, int count, float scale, float offset, T* cosine, T* sine)
    {
        float* cosines = stackalloc float[ChunkLength];
        float* sines = stackalloc float[ChunkLength];
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            TKernel.Pairs(radius + done, angle + done, length, scale, offset, cosines, sines);
            NarrowAffine.Narrow(cosines, length, cosine + done);
            NarrowAffine.Narrow(sines, length, sine + done);
        }
    }
}
