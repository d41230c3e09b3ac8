using System;
using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling.Jax;

/// <summary>Singles widened to doubles: what a request for float64 is answered with.</summary>
[SkipLocalsInit]
internal readonly unsafe struct WideningStep<TSingles>(TSingles singles) : IStep<double>
    where TSingles : struct, IStep<float>
{
    private const int ChunkLength = 1024;

    public static int GroupLength => TSingles.GroupLength;

    public static int Length => TSingles.Length;

    private static int ChunkSteps => ChunkLength / Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, double* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = (int)Math.Min(ChunkSteps, steps);
            singles.Write(first, count, chunk);
            Widen(chunk, count * Length, destination);
            first += count * Length;
            destination += count * Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, double* destination)
    {
        float* chunk = stackalloc float[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = Math.Min(ChunkSteps, steps);
            singles.Gather(groups, count, chunk);
            Widen(chunk, count * Length, destination);
            groups += count * Length / GroupLength;
            destination += count * Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(float* source, int length, double* destination)
    {
        for (int i = 0; i < length; i++)
        {
            destination[i] = source[i];
        }
    }
}

/// <summary>Doubles of singles of any kind.</summary>
internal static class WideningStep
{
    internal static void Fill<TSingles>(in TSingles singles, in FillTarget<double> target)
        where TSingles : struct, IStep<float> => target.Take(new WideningStep<TSingles>(singles));
}
