using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling;

/// <summary>One of Keras's backends: a run and a box are one path, so that a box opens its stream once.</summary>
internal abstract class KerasBackend : Backend
{
    internal abstract override void FillTarget<T>(
        Distribution distribution, SeedPair seed, in FillTarget<T> target, LaneWidth? width = null);

    protected sealed override unsafe void FillCore<T>(
        Distribution distribution,
        SeedPair seed,
        long elementCount,
        long start,
        int maxDegreeOfParallelism,
        Span<T> destination)
    {
        fixed (T* pointer = destination)
        {
            FillTarget<T> target = new(pointer, destination.Length, start, maxDegreeOfParallelism, elementCount);
            FillTarget(distribution, seed, target);
        }
    }
}
