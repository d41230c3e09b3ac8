using System.Runtime.CompilerServices;

namespace Initializers.Sampling.NumPy;

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
