namespace Initializers.Benchmarks.Sampling;

/// <summary>Normal singles.</summary>
public class NormalBenchmarks : WidthBenchmarks
{
    private protected override Distribution Distribution => Distribution.Normal(0.0, 0.05);
}
