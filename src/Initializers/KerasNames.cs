namespace Initializers;

/// <summary>The strings that configurations have in place of enums.</summary>
internal static class KerasNames
{
    internal static readonly (string Name, FanMode Value)[] Modes =
        [("fan_in", FanMode.FanIn), ("fan_out", FanMode.FanOut), ("fan_avg", FanMode.FanAvg)];

    internal static readonly (string Name, VarianceDistribution Value)[] Distributions =
    [
        ("truncated_normal", VarianceDistribution.TruncatedNormal),
        ("untruncated_normal", VarianceDistribution.UntruncatedNormal),
        ("uniform", VarianceDistribution.Uniform),
    ];

    internal static readonly (string Name, StftSide Value)[] Sides =
        [("real", StftSide.Real), ("imag", StftSide.Imag)];

    internal static readonly (string Name, StftScaling Value)[] Scalings =
        [("density", StftScaling.Density), ("spectrum", StftScaling.Spectrum)];

    internal static readonly (string Name, DistributionKind Value)[] Kinds =
    [
        ("uniform", DistributionKind.Uniform),
        ("normal", DistributionKind.Normal),
        ("truncated_normal", DistributionKind.TruncatedNormal),
    ];

    internal static readonly (string Name, KernelLayout Value)[] Layouts =
    [
        ("keras", KernelLayout.Keras),
        ("out_in", KernelLayout.OutIn),
        ("in_out", KernelLayout.InOut),
        ("out_last", KernelLayout.OutLast),
        ("depthwise", KernelLayout.Depthwise),
    ];

    internal static string NameOf<T>(T value, (string Name, T Value)[] names)
        where T : struct, Enum
    {
        foreach ((string name, T candidate) in names)
        {
            if (candidate.Equals(value))
            {
                return name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"value must have a name; received {value}.");
    }
}
