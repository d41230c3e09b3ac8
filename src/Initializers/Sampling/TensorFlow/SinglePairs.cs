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
internal readonly unsafe struct SinglePairs<TLanes, TWords, TDoubles, TSingles> : IPairs<TWords, float>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    // With 4 KiB of values, all passes stay in a first-level cache.
    private const int ChunkBlocks = 256;

    // A 64-bit lane for each block; two such for offsets, turns and rests, one for radii.
    private const int WordBytes = ChunkBlocks * sizeof(ulong);
    private const int ScratchBytes = 7 * WordBytes;

    public static int Chunk => ChunkBlocks;

    public static int GroupLength => 4;

    public static TWords Order => TLanes.PairOrder;

    public static void Units(ulong* blocks, int count, ulong* roundKeys, float* destination) =>
        Write(blocks, count, roundKeys, 1, 0, destination);

    public static void Write(
        ulong* blocks, int count, ulong* roundKeys, float scale, float offset, float* destination)
    {
        byte* memory = stackalloc byte[ScratchBytes + StackMemory.Slack];
        memory = StackMemory.Align(memory);
        var offsets = (ulong*)memory;
        var turns = (ulong*)(memory + (2 * WordBytes));
        var rests = (double*)(memory + (4 * WordBytes));
        var radii = (float*)(memory + (6 * WordBytes));
        Words(blocks, count, roundKeys, offsets, turns);
        Radii(offsets, count, radii);
        ReduceTurns(turns, count, rests);
        Values(rests, turns, radii, count, scale, offset, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* values, int count, float scale, float offset)
    {
        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < count; i += 2 * TLanes.Count)
        {
            TLanes.Store(TLanes.Add(TLanes.Multiply(TLanes.Load(values + i), scales), offsets), values + i);
        }
    }

    // Words 0 and 2 of the blocks become what the logarithm starts from; words 1 and 3 stay as they are.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Words(ulong* blocks, int count, ulong* roundKeys, ulong* offsets, ulong* turns) =>
        Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Sink>(blocks, count, roundKeys, new(offsets, turns));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Radii(ulong* offsets, int count, float* radii)
    {
        double* table = SingleFunctions.LogTablePointer;
        for (int i = 0; i < 2 * count; i += 2 * TLanes.Count)
        {
            TSingles logarithm = TLanes.Narrow(
                SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(offsets + i, table),
                SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(offsets + i + TLanes.Count, table));
            TLanes.Store(TLanes.Sqrt(TLanes.Multiply(logarithm, TLanes.Splat(-2f))), radii + i);
        }
    }

    // The quadrants take the words' place.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReduceTurns(ulong* turns, int count, double* rests)
    {
        for (int i = 0; i < 2 * count; i += TLanes.Count)
        {
            BoxMuller.ReduceTurn<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(turns + i), out TDoubles rest, out TWords quadrant);
            TLanes.Store(rest, rests + i);
            TLanes.Store(quadrant, turns + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Values(
        double* rests, ulong* quadrants, float* radii, int count, float scale, float offset, float* destination)
    {
        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < 2 * count; i += 2 * TLanes.Count)
        {
            int next = i + TLanes.Count;
            SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(rests + i), TLanes.Load(quadrants + i), out TDoubles sinLow, out TDoubles cosLow);
            SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(rests + next), TLanes.Load(quadrants + next), out TDoubles sinHigh, out TDoubles cosHigh);
            TSingles radius = TLanes.Load(radii + i);
            TSingles first = TLanes.Multiply(TLanes.Narrow(sinLow, sinHigh), radius);
            TSingles second = TLanes.Multiply(TLanes.Narrow(cosLow, cosHigh), radius);
            TLanes.InterleavePairs(
                TLanes.Add(TLanes.Multiply(first, scales), offsets),
                TLanes.Add(TLanes.Multiply(second, scales), offsets),
                out TSingles low,
                out TSingles high);
            TLanes.Store(low, destination + (2 * i));
            TLanes.Store(high, destination + (2 * next));
        }
    }

    private readonly struct Sink(ulong* offsets, ulong* turns) : Philox4x32.IBlockSink<TWords>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int at, in Philox4x32.Words4<TWords> blocks)
        {
            ulong* offset = offsets + (2 * at);
            ulong* turn = turns + (2 * at);
            TLanes.Store(BoxMuller.LogOffset<TLanes, TWords, TDoubles, TSingles>(blocks.X0), offset);
            TLanes.Store(BoxMuller.LogOffset<TLanes, TWords, TDoubles, TSingles>(blocks.X2), offset + TLanes.Count);
            TLanes.Store(blocks.X1, turn);
            TLanes.Store(blocks.X3, turn + TLanes.Count);
        }
    }
}
