using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.BitGenerators;

// Philox4x32-10 for W counters at once (W = 64-bit lanes: 2, 4 or 8).
//
// Result   lane k of x0 .. x3 holds words 0 .. 3 of Block(counter of lane k) in its low half; the high half is arbitrary.
//          Bit-identical at every width.
// Layout   one word per 64-bit lane, so that a widening multiply needs no shuffle: it reads low halves only, and its low
//          half is the next round's word as it stands.
// Carry    the block number is a 64-bit lane, so its carry into word 1 is ordinary addition.
// Keys     the ten round keys are made once per fill and read from memory, where a xor takes them for free.
// Chains   a round waits for its multiply, so two vectors of counters go through together. Four are faster by a quarter
//          where there are 32 registers, and slower by a twentieth where there are 16.
// Cost     a round is 2 multiplies, 2 shifts, 4 xors for 4 W words; the first two rounds together are 3, 4, 5.
// Pinned   Philox4x32Tests.
// Source   Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011.
internal static partial class Philox4x32
{
    /// <summary>The round keys of one generator, a vector each.</summary>
    internal const int RoundKeyCount = 2 * Rounds;

    /// <summary>
    /// Writes the round keys, each repeated over the lanes of a vector; those of the first two rounds already hold what
    /// the counter's fixed half adds to them.
    /// </summary>
    internal static unsafe void ExpandKey<TLanes, TWords, TDoubles, TSingles>(
        ulong key, ulong counterHigh, ulong* roundKeys)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        ulong fixedProduct = (ulong)Multiplier1 * (uint)counterHigh;
        for (int round = 0; round < Rounds; round++)
        {
            ulong even = round switch
            {
                0 => k0 ^ (fixedProduct >> 32),
                1 => k0 ^ fixedProduct,
                _ => k0,
            };
            ulong odd = round == 0 ? k1 ^ (counterHigh >> 32) : k1;
            TLanes.Store(TLanes.Splat(even), roundKeys);
            TLanes.Store(TLanes.Splat(odd), roundKeys + TLanes.Count);
            roundKeys += 2 * TLanes.Count;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }
    }

    /// <summary>The blocks of the counters whose low halves are given, two vectors of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Blocks<TLanes, TWords, TDoubles, TSingles>(
        TWords countersA, TWords countersB, ulong* roundKeys, out Words4<TWords> a, out Words4<TWords> b)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        FirstRounds<TLanes, TWords, TDoubles, TSingles>(countersA, roundKeys, out a);
        FirstRounds<TLanes, TWords, TDoubles, TSingles>(countersB, roundKeys, out b);
        for (int round = 2; round < Rounds; round++)
        {
            Round<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, roundKeys + (2 * round * TLanes.Count));
        }
    }

    /// <summary>
    /// The same for four vectors, each handed on as soon as it is there: four go through together where there are
    /// registers for them, else two and two.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Blocks<TLanes, TWords, TDoubles, TSingles, TSink>(
        in Words4<TWords> counters, ulong* roundKeys, TSink sink, int first = 0)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TSink : struct, IBlockSink<TWords>
    {
        if (LaneWidths.HasManyRegisters)
        {
            FirstRounds<TLanes, TWords, TDoubles, TSingles>(counters.X0, roundKeys, out Words4<TWords> a);
            FirstRounds<TLanes, TWords, TDoubles, TSingles>(counters.X1, roundKeys, out Words4<TWords> b);
            FirstRounds<TLanes, TWords, TDoubles, TSingles>(counters.X2, roundKeys, out Words4<TWords> c);
            FirstRounds<TLanes, TWords, TDoubles, TSingles>(counters.X3, roundKeys, out Words4<TWords> d);
            for (int round = 2; round < Rounds; round++)
            {
                Round<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, roundKeys + (2 * round * TLanes.Count));
                Round<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, roundKeys + (2 * round * TLanes.Count));
            }

            sink.Take(first, a);
            sink.Take(first + TLanes.Count, b);
            sink.Take(first + (2 * TLanes.Count), c);
            sink.Take(first + (3 * TLanes.Count), d);
        }
        else
        {
            Blocks<TLanes, TWords, TDoubles, TSingles>(
                counters.X0, counters.X1, roundKeys, out Words4<TWords> a, out Words4<TWords> b);
            sink.Take(first, a);
            sink.Take(first + TLanes.Count, b);
            Blocks<TLanes, TWords, TDoubles, TSingles>(
                counters.X2, counters.X3, roundKeys, out Words4<TWords> c, out Words4<TWords> d);
            sink.Take(first + (2 * TLanes.Count), c);
            sink.Take(first + (3 * TLanes.Count), d);
        }
    }

    /// <summary>The blocks of counters that lie in memory: of a multiple of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Blocks<TLanes, TWords, TDoubles, TSingles, TSink>(
        ulong* counters, int count, ulong* roundKeys, TSink sink)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TSink : struct, IBlockSink<TWords>
    {
        int at = 0;
        for (; LaneWidths.HasManyRegisters && at + (4 * TLanes.Count) <= count; at += 4 * TLanes.Count)
        {
            Blocks<TLanes, TWords, TDoubles, TSingles, TSink>(
                FourAt<TLanes, TWords, TDoubles, TSingles>(counters + at), roundKeys, sink, at);
        }

        for (; at < count; at += 2 * TLanes.Count)
        {
            Blocks<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(counters + at),
                TLanes.Load(counters + at + TLanes.Count),
                roundKeys,
                out Words4<TWords> a,
                out Words4<TWords> b);
            sink.Take(at, a);
            sink.Take(at + TLanes.Count, b);
        }
    }

    /// <summary>Four vectors of counters that lie in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe Words4<TWords> FourAt<TLanes, TWords, TDoubles, TSingles>(ulong* counters)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        Words4<TWords> four;
        four.X0 = TLanes.Load(counters);
        four.X1 = TLanes.Load(counters + TLanes.Count);
        four.X2 = TLanes.Load(counters + (2 * TLanes.Count));
        four.X3 = TLanes.Load(counters + (3 * TLanes.Count));
        return four;
    }

    /// <summary>Four vectors of counters that follow each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Words4<TWords> FourFrom<TLanes, TWords, TDoubles, TSingles>(TWords counters)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        Words4<TWords> four;
        four.X0 = counters;
        four.X1 = TLanes.Add(counters, TLanes.Splat((ulong)TLanes.Count));
        four.X2 = TLanes.Add(counters, TLanes.Splat(2 * (ulong)TLanes.Count));
        four.X3 = TLanes.Add(counters, TLanes.Splat(3 * (ulong)TLanes.Count));
        return four;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void FirstRounds<TLanes, TWords, TDoubles, TSingles>(
        TWords counters, ulong* roundKeys, out Words4<TWords> a)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        // Round 1: words 2 and 3 are the same in every lane, so their product is part of the keys.
        TWords product0 = TLanes.MultiplyLow(counters, TLanes.Splat((ulong)Multiplier0));
        TWords x0 = TLanes.Xor(TLanes.ShiftRight(counters, 32), TLanes.Load(roundKeys));
        TWords x2 = TLanes.Xor(TLanes.ShiftRight(product0, 32), TLanes.Load(roundKeys + TLanes.Count));

        // Round 2: word 1 is still the same in every lane.
        a.X3 = TLanes.MultiplyLow(x0, TLanes.Splat((ulong)Multiplier0));
        a.X1 = TLanes.MultiplyLow(x2, TLanes.Splat((ulong)Multiplier1));
        a.X0 = TLanes.Xor(TLanes.ShiftRight(a.X1, 32), TLanes.Load(roundKeys + (2 * TLanes.Count)));
        a.X2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(a.X3, 32), product0), TLanes.Load(roundKeys + (3 * TLanes.Count)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Round<TLanes, TWords, TDoubles, TSingles>(
        ref Words4<TWords> a, ref Words4<TWords> b, ulong* roundKeys)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TWords product0A = TLanes.MultiplyLow(a.X0, TLanes.Splat((ulong)Multiplier0));
        TWords product1A = TLanes.MultiplyLow(a.X2, TLanes.Splat((ulong)Multiplier1));
        TWords product0B = TLanes.MultiplyLow(b.X0, TLanes.Splat((ulong)Multiplier0));
        TWords product1B = TLanes.MultiplyLow(b.X2, TLanes.Splat((ulong)Multiplier1));
        a.X0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product1A, 32), a.X1), TLanes.Load(roundKeys));
        b.X0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product1B, 32), b.X1), TLanes.Load(roundKeys));
        a.X2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product0A, 32), a.X3), TLanes.Load(roundKeys + TLanes.Count));
        b.X2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product0B, 32), b.X3), TLanes.Load(roundKeys + TLanes.Count));
        a.X1 = product1A;
        b.X1 = product1B;
        a.X3 = product0A;
        b.X3 = product0B;
    }

    /// <summary>Where blocks go.</summary>
    internal interface IBlockSink<TWords>
    {
        /// <summary>Receives the blocks of a vector of counters, of which the first has this place among all.</summary>
        void Take(int at, in Words4<TWords> blocks);
    }

    /// <summary>Words 0 to 3 of W blocks: a lane each.</summary>
    internal struct Words4<TWords>
    {
        internal TWords X0;
        internal TWords X1;
        internal TWords X2;
        internal TWords X3;
    }
}
