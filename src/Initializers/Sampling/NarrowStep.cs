using System;
using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling;

/// <summary>Half-width numbers: unit values as singles, then scale and offset rounded to the type.</summary>
[SkipLocalsInit]
internal readonly unsafe struct NarrowStep<TUnits, T>(TUnits units, double scale, double offset) : IStep<T>
    where TUnits : struct, IStep<float>
    where T : unmanaged
{
    private const int ChunkLength = 1024;

    private readonly float _scale = (float)scale;
    private readonly float _offset = (float)offset;

    public static int GroupLength => TUnits.GroupLength;

    public static int Length => TUnits.Length;

    private static int ChunkSteps => ChunkLength / Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = (int)Math.Min(ChunkSteps, steps);
            units.Write(first, count, chunk);
            NarrowAffine.Apply(chunk, _scale, _offset, count * Length, destination);
            first += count * Length;
            destination += count * Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = Math.Min(ChunkSteps, steps);
            units.Gather(groups, count, chunk);
            NarrowAffine.Apply(chunk, _scale, _offset, count * Length, destination);
            groups += count * Length / GroupLength;
            destination += count * Length;
        }
    }
}

/// <summary>Half-width numbers of units of any kind.</summary>
internal static class NarrowStep
{
    internal static void Fill<TUnits, T>(in TUnits units, double scale, double offset, in FillTarget<T> target)
        where TUnits : struct, IStep<float>
        where T : unmanaged => target.Take(new NarrowStep<TUnits, T>(units, scale, offset));
}
