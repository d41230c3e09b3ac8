using System;
using BenchmarkDotNet.Attributes;
using Initializers.Lanes;
using Initializers.LinearAlgebra;

namespace Initializers.Benchmarks.Numerics;

/// <summary>What wider vectors gain in the QR factorization of a square matrix, on one thread.</summary>
[MemoryDiagnoser]
public unsafe class QrBenchmarks
{
    private float[] _matrix = [];
    private float[] _work = [];

    /// <summary>The matrix's rows and columns.</summary>
    [Params(128, 512)]
    public int Size { get; set; }

    /// <summary>Draws the matrix.</summary>
    [GlobalSetup]
    public void MakeMatrix()
    {
        _matrix = new RandomNormal(seed: 42).Initialize([Size, Size]).ToArray();
        _work = new float[_matrix.Length];
    }

    /// <summary>The scalar definition.</summary>
    [Benchmark(Baseline = true)]
    public void Scalar() => Orthonormalize(LaneWidth.Scalar);

    /// <summary>Vectors of 256 bits.</summary>
    [Benchmark]
    public void Bits256() => Orthonormalize(LaneWidth.Bits256);

    /// <summary>The widest vectors that the machine has.</summary>
    [Benchmark]
    public void Best() => Orthonormalize(LaneWidths.Best);

    private void Orthonormalize(LaneWidth width)
    {
        // The factorization overwrites its matrix; the copy is small beside it.
        _matrix.AsSpan().CopyTo(_work);
        fixed (float* matrix = _work)
        {
            QrFactorization.Orthonormalize(new QrShape(Size, Size, false), 1.0f, 1, matrix, width);
        }
    }
}
