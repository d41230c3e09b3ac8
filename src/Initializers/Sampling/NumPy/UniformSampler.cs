using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Tensors;

namespace Initializers.Sampling.NumPy;

/// <summary>Uniform values: one word each, so a run starts anywhere at once.</summary>
internal readonly unsafe struct UniformSampler<T>(Pcg64 generator, double low, double high) : ISampler<T>
    where T : unmanaged
{
    private const int ChunkLength = WordReader.BufferLength;

    private readonly double _scale = high - low;

    [SkipLocalsInit]
    public void Sample(long start, int length, T* destination)
    {
        ulong* words = stackalloc ulong[ChunkLength];
        Pcg64 local = generator;
        local.Advance((ulong)start);
        while (length > 0)
        {
            int count = Math.Min(ChunkLength, length);
            local.Fill(words, (count + Pcg64.Lanes - 1) & -Pcg64.Lanes);
            Convert(words, count, destination);
            destination += count;
            length -= count;
        }
    }

    private void Convert(ulong* words, int count, T* destination)
    {
        double scale = _scale;
        double offset = low;
        for (int i = 0; i < count; i++)
        {
            destination[i] = Element.FromDouble<T>(offset + (scale * UnitInterval.DoubleFromHighBits(words[i])));
        }
    }
}
