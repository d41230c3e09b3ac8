namespace Initializers.Benchmarks.Sampling;

/// <summary>Truncated normal singles.</summary>
public class TruncatedNormalBenchmarks : WidthBenchmarks
{
    private protected override Distribution Distribution => Distribution.TruncatedNormal(0.0, 0.05);
}
