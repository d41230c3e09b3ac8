using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Initializers.BitGenerators;
using Initializers.Lanes;

namespace Initializers.Benchmarks.BitGenerators;

/// <summary>Philox words alone, without turning them into numbers or storing them.</summary>
[MemoryDiagnoser]
public unsafe class Philox4x32Benchmarks
{
    private const ulong Key = 42;

    /// <summary>Blocks of four words.</summary>
    [Params(1 << 16)]
    public int BlockCount { get; set; }

    /// <summary>The scalar definition.</summary>
    [Benchmark(Baseline = true)]
    public uint Scalar()
    {
        uint sum = 0;
        for (ulong counter = 0; counter < (ulong)BlockCount; counter++)
        {
            Philox4x32.Block4 block = Philox4x32.Block(counter, 0, Key);
            sum ^= block.X0 ^ block.X1 ^ block.X2 ^ block.X3;
        }

        return sum;
    }

    /// <summary>Four blocks in a vector, two vectors at a time.</summary>
    [Benchmark]
    public Vector256<ulong> Bits256() =>
        Words<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(
            Vector256<ulong>.Indices, Vector256<ulong>.Count);

    /// <summary>The widest vectors that the machine has: eight blocks in each, where it has 512 bits.</summary>
    [Benchmark]
    public ulong Best() =>
        LaneWidths.Best == LaneWidth.Bits512
            ? Words<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(
                Vector512<ulong>.Indices, Vector512<ulong>.Count)[0]
            : Bits256()[0];

    private TWords Words<TLanes, TWords, TDoubles, TSingles>(TWords counters, int count)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        ulong* roundKeys = stackalloc ulong[Philox4x32.RoundKeyCount * TLanes.Count];
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(Key, 0, roundKeys);
        TWords step = TLanes.Splat((ulong)count);
        TWords sum = TLanes.Splat(0UL);
        for (int i = 0; i < BlockCount; i += 2 * count)
        {
            TWords next = TLanes.Add(counters, step);
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                counters, next, roundKeys, out Philox4x32.Words4<TWords> a, out Philox4x32.Words4<TWords> b);
            sum = TLanes.Xor(sum, TLanes.Xor(TLanes.Xor(a.X0, a.X1), TLanes.Xor(a.X2, a.X3)));
            sum = TLanes.Xor(sum, TLanes.Xor(TLanes.Xor(b.X0, b.X1), TLanes.Xor(b.X2, b.X3)));
            counters = TLanes.Add(next, step);
        }

        return sum;
    }
}
