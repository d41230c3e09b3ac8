using Initializers.BitGenerators;

namespace Initializers.Sampling.NumPy;

/// <summary>One draw of normals: the generator at its start, the parameters, and what is kept.</summary>
internal readonly struct NormalDraw<TFilter>(Pcg64 generator, double mean, double stddev, TFilter filter)
    where TFilter : struct, INormalFilter
{
    internal Pcg64 Generator { get; } = generator;

    internal double Mean { get; } = mean;

    internal double StdDev { get; } = stddev;

    internal TFilter Filter { get; } = filter;
}
