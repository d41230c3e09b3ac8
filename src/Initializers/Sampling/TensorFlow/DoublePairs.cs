using System;
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
internal static unsafe class DoublePairs<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    /// <summary>The most blocks of a chunk.</summary>
    internal const int ChunkBlocks = 128;

    /// <summary>The number of blocks must be a multiple of this.</summary>
    internal static int BatchBlocks => 2 * TLanes.Count;

    /// <summary>Writes the pairs of the blocks: sine's part, then cosine's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Write(ulong* blocks, int count, ulong* roundKeys, double* destination)
    {
        byte* memory = stackalloc byte[(3 * ChunkBlocks * sizeof(double)) + StackMemory.Slack];
        memory = StackMemory.Align(memory);
        double* logarithms = (double*)memory;
        double* sines = logarithms + ChunkBlocks;
        double* cosines = sines + ChunkBlocks;
        int done = 0;
        for (; LaneWidths.HasManyRegisters && done + (2 * BatchBlocks) <= count; done += 2 * BatchBlocks)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(
                Philox4x32.FourAt<TLanes, TWords, TDoubles, TSingles>(blocks + done),
                roundKeys,
                new(logarithms + done, sines + done));
        }

        for (; done < count; done += BatchBlocks)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(blocks + done),
                TLanes.Load(blocks + done + TLanes.Count),
                roundKeys,
                out Philox4x32.Words4<TWords> a,
                out Philox4x32.Words4<TWords> b);
            Split(a, logarithms + done, sines + done);
            Split(b, logarithms + done + TLanes.Count, sines + done + TLanes.Count);
        }

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

    /// <summary>value * scale + offset in place; the count is a multiple of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale(double* values, int count, double scale, double offset)
    {
        TDoubles scales = TLanes.Splat(scale);
        TDoubles offsets = TLanes.Splat(offset);
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Multiply(TLanes.Load(values + i), scales), offsets), values + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(in Philox4x32.Words4<TWords> words, double* uniforms, double* angles)
    {
        TLanes.Store(Positive(words.X0, words.X1), uniforms);
        TLanes.Store(Angle(words.X2, words.X3), angles);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles Positive(TWords first, TWords second) =>
        TLanes.Max(Uniform(first, second), TLanes.Splat((double)1e-7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles Angle(TWords first, TWords second) =>
        TLanes.Multiply(Uniform(first, second), TLanes.Splat(BoxMuller.TwoPi));

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
        public void Take(int vector, in Philox4x32.Words4<TWords> blocks) =>
            Split(blocks, uniforms + (vector * TLanes.Count), angles + (vector * TLanes.Count));
    }
}
