using System.Runtime.CompilerServices;
using Initializers.Filling;

namespace Initializers.Sampling.Jax;

/// <summary>Singles to doubles.</summary>
internal readonly unsafe struct Widening : IConversion<float, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Convert(float* source, int count, double* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = source[i];
        }
    }
}

/// <summary>Doubles of singles of any kind: what a request for float64 is answered with.</summary>
internal static class WideningStep
{
    internal static void Fill<TSingles>(in TSingles singles, in FillTarget<double> target)
        where TSingles : struct, IStep<float> =>
        target.Take(new ConvertedStep<TSingles, float, Widening, double>(singles, default));
}
