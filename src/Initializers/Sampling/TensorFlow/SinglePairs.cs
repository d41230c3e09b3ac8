using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.TensorFlow;

// Box-Muller in single precision for a chunk of Philox blocks: four normals each.
//
// Passes   words, radii, then sines and cosines with their products. A pass has short dependency chains, so several of
//          its vectors are under way at once; one pass for everything ran at half the speed.
// Order    block numbers come in PairOrder within each vector; the values then leave in the blocks' natural order.
// Result   bit-identical to BoxMuller.Pair at every width.
internal static unsafe class SinglePairs<TLanes, TWords, TDoubles, TSingles>
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    /// <summary>The most blocks of a chunk: 4 KiB of words, 2 KiB of values.</summary>
    internal const int ChunkBlocks = 128;

    /// <summary>The number of blocks must be a multiple of this.</summary>
    internal static int BatchBlocks => 2 * TLanes.Count;

    /// <summary>Writes the four values of each block, times scale plus offset.</summary>
    internal static void Write(
        ulong* blocks,
        int count,
        ulong counterHigh,
        TWords* roundKeys,
        float scale,
        float offset,
        float* destination)
    {
        TWords* words = stackalloc TWords[4 * ChunkBlocks / TLanes.Count];
        TSingles* radii = stackalloc TSingles[ChunkBlocks / TLanes.Count];
        int vectors = count / TLanes.Count;
        Words(blocks, vectors, counterHigh, roundKeys, words);
        Radii(words, vectors, radii);
        Values(words, radii, vectors, scale, offset, destination);
    }

    private static void Words(ulong* blocks, int vectors, ulong counterHigh, TWords* roundKeys, TWords* words)
    {
        for (int i = 0; i < vectors; i += 2)
        {
            Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(blocks + (i * TLanes.Count)),
                TLanes.Load(blocks + ((i + 1) * TLanes.Count)),
                counterHigh,
                roundKeys,
                out Philox4x32.Words4<TWords> a,
                out Philox4x32.Words4<TWords> b);
            words[0] = a.X0;
            words[1] = a.X1;
            words[2] = a.X2;
            words[3] = a.X3;
            words[4] = b.X0;
            words[5] = b.X1;
            words[6] = b.X2;
            words[7] = b.X3;
            words += 8;
        }
    }

    private static void Radii(TWords* words, int vectors, TSingles* radii)
    {
        double* table = SingleFunctions.LogTablePointer;
        for (int i = 0; i < vectors; i++)
        {
            TSingles logarithm = TLanes.Narrow(
                BoxMuller.LogUniform<TLanes, TWords, TDoubles, TSingles>(words[4 * i], table),
                BoxMuller.LogUniform<TLanes, TWords, TDoubles, TSingles>(words[(4 * i) + 2], table));
            radii[i] = TLanes.Sqrt(TLanes.Multiply(logarithm, TLanes.Splat(-2f)));
        }
    }

    private static void Values(
        TWords* words, TSingles* radii, int vectors, float scale, float offset, float* destination)
    {
        TSingles scales = TLanes.Splat(scale);
        TSingles offsets = TLanes.Splat(offset);
        for (int i = 0; i < vectors; i++)
        {
            BoxMuller.SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
                words[(4 * i) + 1], out TDoubles sinLow, out TDoubles cosLow);
            BoxMuller.SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
                words[(4 * i) + 3], out TDoubles sinHigh, out TDoubles cosHigh);
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
}
