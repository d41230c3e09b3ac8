using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;

namespace Initializers.Sampling.NumPy;

/// <summary>Turns words into uniform values.</summary>
internal unsafe interface IUniforms
{
    /// <summary>Writes offset + scale * unit of each word, rounded to the type.</summary>
    static abstract void Convert<T>(ulong* words, int count, double scale, double offset, T* destination)
        where T : unmanaged;
}

/// <summary>Uniform values: one word each, so a run starts anywhere at once.</summary>
[SkipLocalsInit]
internal readonly unsafe struct UniformStep<TUniforms, T>(Pcg64 generator, double low, double high) : IStep<T>
    where TUniforms : struct, IUniforms
    where T : unmanaged
{
    private const int ChunkLength = WordReader.BufferLength;

    private readonly double _scale = high - low;

    public static int GroupLength => 1;

    public static int Length => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        ulong* words = stackalloc ulong[ChunkLength];
        Pcg64 local = generator;
        local.Advance((ulong)first);
        for (long left = steps * Length; left > 0; left -= ChunkLength)
        {
            int count = (int)Math.Min(ChunkLength, left);
            local.Fill(words, count);
            TUniforms.Convert(words, count, _scale, low, destination);
            destination += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        ulong* words = stackalloc ulong[ChunkLength];
        Pcg64 local = generator;
        ulong position = 0;
        ulong distance = 0;
        Pcg64.Jump jump = generator.JumpBy(distance);
        for (int left = steps * Length; left > 0; left -= ChunkLength)
        {
            int count = Math.Min(ChunkLength, left);
            for (int i = 0; i < count; i++)
            {
                // Words of one box are mostly as far apart as those before them.
                ulong ahead = groups[i] - position;
                if (ahead != distance)
                {
                    distance = ahead;
                    jump = generator.JumpBy(ahead);
                }

                local.Leap(jump);
                words[i] = local.Next();
                position = groups[i] + 1;
            }

            TUniforms.Convert(words, count, _scale, low, destination);
            groups += count;
            destination += count;
        }
    }
}
