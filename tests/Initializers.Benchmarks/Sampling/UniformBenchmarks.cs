namespace Initializers.Benchmarks.Sampling;

/// <summary>Uniform singles.</summary>
public class UniformBenchmarks : WidthBenchmarks
{
    private protected override Distribution Distribution => Distribution.Uniform(-0.05, 0.05);
}
