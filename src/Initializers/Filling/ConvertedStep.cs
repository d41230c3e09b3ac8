using System.Runtime.CompilerServices;

namespace Initializers.Filling;

/// <summary>Turns values into others, one for one.</summary>
internal unsafe interface IConversion<TFrom, T>
    where TFrom : unmanaged
    where T : unmanaged
{
    void Convert(TFrom* source, int count, T* destination);
}

/// <summary>Values made of another step's, by chunks that stay in the first-level cache.</summary>
[SkipLocalsInit]
internal readonly unsafe struct ConvertedStep<TStep, TFrom, TConversion, T>(TStep step, TConversion conversion) : IStep<T>
    where TStep : struct, IStep<TFrom>
    where TFrom : unmanaged
    where TConversion : struct, IConversion<TFrom, T>
    where T : unmanaged
{
    private const int ChunkLength = 1024;

    public static int GroupLength => TStep.GroupLength;

    public static int Length => TStep.Length;

    private static int ChunkSteps => ChunkLength / Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        TFrom* chunk = stackalloc TFrom[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = (int)Math.Min(ChunkSteps, steps);
            step.Write(first, count, chunk);
            conversion.Convert(chunk, count * Length, destination);
            first += count * Length;
            destination += count * Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        TFrom* chunk = stackalloc TFrom[ChunkLength];
        for (; steps > 0; steps -= ChunkSteps)
        {
            int count = Math.Min(ChunkSteps, steps);
            step.Gather(groups, count, chunk);
            conversion.Convert(chunk, count * Length, destination);
            groups += count * Length / GroupLength;
            destination += count * Length;
        }
    }
}
