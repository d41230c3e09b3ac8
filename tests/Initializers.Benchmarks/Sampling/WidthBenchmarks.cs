using BenchmarkDotNet.Attributes;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Benchmarks.Sampling;

/// <summary>What wider vectors gain over the scalar definition, on one thread, in memory that is already there.</summary>
[MemoryDiagnoser]
public abstract class WidthBenchmarks
{
    private float[] _values = [];

    /// <summary>A bias, a dense kernel, a large embedding.</summary>
    [Params(64, 784 * 256, 1 << 22)]
    public int Length { get; set; }

    private protected abstract Distribution Distribution { get; }

    /// <summary>Makes the memory.</summary>
    [GlobalSetup]
    public void MakeMemory() => _values = new float[Length];

    /// <summary>The scalar definition.</summary>
    [Benchmark(Baseline = true)]
    public void Scalar() => Fill(LaneWidth.Scalar);

    /// <summary>Vectors of 128 bits.</summary>
    [Benchmark]
    public void Bits128() => Fill(LaneWidth.Bits128);

    /// <summary>Vectors of 256 bits.</summary>
    [Benchmark]
    public void Bits256() => Fill(LaneWidth.Bits256);

    /// <summary>The widest vectors that the machine has.</summary>
    [Benchmark]
    public void Best() => Fill(LaneWidths.Best);

    private unsafe void Fill(LaneWidth width)
    {
        fixed (float* pointer = _values)
        {
            FillTarget<float> target = new(pointer, _values.Length, 0, 1, _values.Length);
            Backend.TensorFlow.FillTarget(Distribution, new SeedPair(42), target, width);
        }
    }
}
