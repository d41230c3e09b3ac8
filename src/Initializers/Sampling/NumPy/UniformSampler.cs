using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.NumPy;

/// <summary>Uniform values: one word each, so a run starts anywhere at once.</summary>
internal readonly unsafe struct UniformSampler<T>(Pcg64 generator, double low, double high) : ISampler<T>
    where T : unmanaged
{
    private const int ChunkLength = WordReader.BufferLength;

    private readonly double _scale = high - low;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Convert(ulong* words, int count, T* destination)
    {
        int done = LaneWidths.Best switch
        {
            LaneWidth.Bits512 => VectorUniforms<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>
                .Convert(words, count, _scale, low, destination),
            LaneWidth.Bits256 => VectorUniforms<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>
                .Convert(words, count, _scale, low, destination),
            LaneWidth.Bits128 => VectorUniforms<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>
                .Convert(words, count, _scale, low, destination),
            _ => 0,
        };
        for (int i = done; i < count; i++)
        {
            destination[i] = NumPyElement.Round<T>(low + (_scale * UnitInterval.DoubleFromHighBits(words[i])));
        }
    }
}
