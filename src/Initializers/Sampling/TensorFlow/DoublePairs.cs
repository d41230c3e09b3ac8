using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Functions;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Box-Muller in double precision for a chunk of Philox blocks, a pair of normals each.
//
// Passes   words to uniforms and angles, logarithms, sines and cosines, products: each over a chunk that stays in the
//          first-level cache, so that every pass has short dependency chains.
// Order    block numbers come in ZipOrder within each vector; the pairs then leave in the blocks' natural order.
// Result   bit-identical to BoxMuller.Pair at every width.
[SkipLocalsInit]
internal readonly unsafe struct DoublePairs<TLanes, TWords, TDoubles, TSingles> : IPairs<TWords, double>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const int ChunkBlocks = 128;

    public static int Chunk => ChunkBlocks;

    public static int GroupLength => 2;

    public static TWords Order => TLanes.ZipOrder;

    public static void Write(
        ulong* blocks, int count, ulong* roundKeys, double scale, double offset, double* destination)
    {
        Units(blocks, count, roundKeys, destination);
        Scale(destination, GroupLength * count, scale, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Units(ulong* blocks, int count, ulong* roundKeys, double* destination)
    {
        byte* memory = stackalloc byte[(3 * ChunkBlocks * sizeof(double)) + StackMemory.Slack];
        memory = StackMemory.Align(memory);
        double* logarithms = (double*)memory;
        double* sines = logarithms + ChunkBlocks;
        double* cosines = sines + ChunkBlocks;
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(blocks, count, roundKeys, new(logarithms, sines));
        Span<double> logarithmSpan = new(logarithms, count);
        Span<double> sineSpan = new(sines, count);
        DoubleFunctions.Log(logarithmSpan, logarithmSpan);
        DoubleFunctions.SinCos(sineSpan, sineSpan, new Span<double>(cosines, count));
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TDoubles radius = TLanes.Sqrt(TLanes.Multiply(TLanes.Load(logarithms + i), TLanes.Splat(-2.0)));
            TWords first = TLanes.AsWords(TLanes.Multiply(TLanes.Load(sines + i), radius));
            TWords second = TLanes.AsWords(TLanes.Multiply(TLanes.Load(cosines + i), radius));
            TLanes.Store(TLanes.ZipLow(first, second), destination + (2 * i));
            TLanes.Store(TLanes.ZipHigh(first, second), destination + (2 * i) + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(double* values, int count, double scale, double offset)
    {
        TDoubles scales = TLanes.Splat(scale);
        TDoubles offsets = TLanes.Splat(offset);
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Multiply(TLanes.Load(values + i), scales), offsets), values + i);
        }
    }

    /// <summary>The multiples of 2^-52 in [0, 1) from the low 20 bits of one word and all of the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TDoubles Uniform(TWords first, TWords second)
    {
        TWords fraction = TLanes.Or(
            TLanes.And(TLanes.ShiftLeft(first, 32), TLanes.Splat(0x000F_FFFF_0000_0000UL)),
            TLanes.And(second, TLanes.Splat((ulong)uint.MaxValue)));
        return TLanes.Subtract(
            TLanes.AsDoubles(TLanes.Or(fraction, TLanes.Splat(0x3FF0_0000_0000_0000UL))), TLanes.Splat(1.0));
    }

    private readonly struct Sink(double* uniforms, double* angles) : Philox4x32.IBlockSink<TWords>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int at, in Philox4x32.Words4<TWords> blocks)
        {
            TLanes.Store(TLanes.Max(Uniform(blocks.X0, blocks.X1), TLanes.Splat((double)1e-7)), uniforms + at);
            TLanes.Store(TLanes.Multiply(Uniform(blocks.X2, blocks.X3), TLanes.Splat(BoxMuller.TwoPi)), angles + at);
        }
    }
}
