using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Functions;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// Box-Muller in single precision for a chunk of Philox blocks: four normals each.
//
// Passes   words, radii, quarter turns, then sines and cosines with their products. A pass has short dependency chains, so
//          several of its vectors are under way at once.
// Order    block numbers come in PairOrder within each vector; the values then leave in the blocks' natural order.
// Scratch  is written before it is read, so it is not cleared first: that would cost as much as a pass.
// Result   bit-identical to BoxMuller.Pair at every width.
[SkipLocalsInit]
internal static unsafe class SinglePairs<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    /// <summary>The most blocks of a chunk: with 4 KiB of values, all passes stay in a first-level cache.</summary>
    internal const int ChunkBlocks = 256;

    // A 64-bit lane for each block; two such for offsets, turns and rests, one for radii.
    private const int WordBytes = ChunkBlocks * sizeof(ulong);
    private const int ScratchBytes = 7 * WordBytes;

    /// <summary>The number of blocks must be a multiple of this.</summary>
    internal static int BatchBlocks => 2 * TLanes.Count;

    /// <summary>Writes the four values of each block, times scale plus offset.</summary>
    internal static void Write(
        ulong* blocks,
        int count,
        TWords* roundKeys,
        float scale,
        float offset,
        float* destination)
    {
        int vectors = count / TLanes.Count;
        byte* memory = stackalloc byte[ScratchBytes + StackMemory.Slack];
        memory = StackMemory.Align(memory);
        var offsets = (TWords*)memory;
        var turns = (TWords*)(memory + (2 * WordBytes));
        var rests = (TDoubles*)(memory + (4 * WordBytes));
        var radii = (TSingles*)(memory + (6 * WordBytes));
        Words(blocks, vectors, roundKeys, offsets, turns);
        Radii(offsets, vectors, radii);
        ReduceTurns(turns, vectors, rests);
        Values(rests, turns, radii, vectors, scale, offset, destination);
    }

    // Words 0 and 2 of the blocks become what the logarithm starts from; words 1 and 3 stay as they are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Words(
        ulong* blocks, int vectors, TWords* roundKeys, TWords* offsets, TWords* turns)
    {
        int i = 0;
        for (; LaneWidths.HasManyRegisters && i + 4 <= vectors; i += 4)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(
                Philox4x32.FourAt<TLanes, TWords, TDoubles, TSingles>(blocks + (i * TLanes.Count)),
                roundKeys,
                new(offsets + (2 * i), turns + (2 * i)));
        }

        for (; i < vectors; i += 2)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(blocks + (i * TLanes.Count)),
                TLanes.Load(blocks + ((i + 1) * TLanes.Count)),
                roundKeys,
                out Philox4x32.Words4<TWords> a,
                out Philox4x32.Words4<TWords> b);
            Split(a, offsets + (2 * i), turns + (2 * i));
            Split(b, offsets + (2 * i) + 2, turns + (2 * i) + 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(in Philox4x32.Words4<TWords> words, TWords* offsets, TWords* turns)
    {
        offsets[0] = BoxMuller.LogOffset<TLanes, TWords, TDoubles, TSingles>(words.X0);
        offsets[1] = BoxMuller.LogOffset<TLanes, TWords, TDoubles, TSingles>(words.X2);
        turns[0] = words.X1;
        turns[1] = words.X3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Radii(TWords* offsets, int vectors, TSingles* radii)
    {
        double* table = SingleFunctions.LogTablePointer;
        for (int i = 0; i < vectors; i++)
        {
            TSingles logarithm = TLanes.Narrow(
                SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(offsets + (2 * i), table),
                SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(offsets + (2 * i) + 1, table));
            radii[i] = TLanes.Sqrt(TLanes.Multiply(logarithm, TLanes.Splat(-2f)));
        }
    }

    // The quadrants take the words' place.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceTurns(TWords* turns, int vectors, TDoubles* rests)
    {
        for (int i = 0; i < 2 * vectors; i++)
        {
            BoxMuller.ReduceTurn<TLanes, TWords, TDoubles, TSingles>(turns[i], out rests[i], out turns[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Values(
        TDoubles* rests, TWords* quadrants, TSingles* radii, int vectors, float scale, float offset, float* destination)
    {
        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < vectors; i++)
        {
            SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
                rests[2 * i], quadrants[2 * i], out TDoubles sinLow, out TDoubles cosLow);
            SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
                rests[(2 * i) + 1], quadrants[(2 * i) + 1], out TDoubles sinHigh, out TDoubles cosHigh);
            TSingles first = TLanes.Multiply(TLanes.Narrow(sinLow, sinHigh), radii[i]);
            TSingles second = TLanes.Multiply(TLanes.Narrow(cosLow, cosHigh), radii[i]);
            TLanes.InterleavePairs(
                TLanes.Add(TLanes.Multiply(first, scales), offsets),
                TLanes.Add(TLanes.Multiply(second, scales), offsets),
                out TSingles low,
                out TSingles high);
            TLanes.Store(low, destination);
            TLanes.Store(high, destination + (2 * TLanes.Count));
            destination += 4 * TLanes.Count;
        }
    }

    private readonly struct Sink(TWords* offsets, TWords* turns) : Philox4x32.IBlockSink<TWords>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int vector, in Philox4x32.Words4<TWords> blocks) =>
            Split(blocks, offsets + (2 * vector), turns + (2 * vector));
    }
}
