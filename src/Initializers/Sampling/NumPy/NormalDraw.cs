using System.Runtime.CompilerServices;
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

/// <summary>Which scaled normals a distribution keeps.</summary>
internal interface INormalFilter
{
    bool Keeps(double value);
}

/// <summary>Keeps all: a normal distribution.</summary>
internal readonly struct KeepAll : INormalFilter
{
    public bool Keeps(double value) => true;
}

/// <summary>Keeps those of a closed interval: a truncated normal distribution.</summary>
internal readonly struct KeepWithin(double lower, double upper) : INormalFilter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Keeps(double value) => (value >= lower) & (value <= upper);
}
