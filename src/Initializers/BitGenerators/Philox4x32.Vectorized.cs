using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.BitGenerators;

// Philox4x32-10 for W counters at once (W = 64-bit lanes: 2, 4 or 8).
//
// Result   lane k of x0 .. x3 holds words 0 .. 3 of Block(counter of lane k) in its low half; the high half is arbitrary.
//          Bit-identical at every width.
// Layout   one word per 64-bit lane, so that a widening multiply needs no shuffle: it reads low halves only, and its low
//          half is the next round's word as it stands.
// Carry    the block number is a 64-bit lane, so its carry into word 1 is ordinary addition.
// Keys     the ten round keys are made once per fill and read from memory, where a xor takes them for free.
// Cost     a round is 2 multiplies, 2 shifts, 4 xors for 4 W words.
// Pinned   Philox4x32Tests.
// Source   Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011.
internal static partial class Philox4x32
{
    /// <summary>Room for the round keys of one generator.</summary>
    internal const int RoundKeyCount = 2 * Rounds;

    /// <summary>Writes the round keys, each repeated over the lanes of a vector.</summary>
    internal static unsafe void ExpandKey<TLanes, TWords, TDoubles, TSingles>(ulong key, TWords* roundKeys)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            roundKeys[2 * round] = TLanes.Splat((ulong)k0);
            roundKeys[(2 * round) + 1] = TLanes.Splat((ulong)k1);
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }
    }

    /// <summary>The blocks of the counters whose low halves are <paramref name="counterLow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Blocks<TLanes, TWords, TDoubles, TSingles>(
        TWords counterLow,
        ulong counterHigh,
        TWords* roundKeys,
        out TWords x0,
        out TWords x1,
        out TWords x2,
        out TWords x3)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TWords c0 = counterLow;
        TWords c1 = TLanes.ShiftRight(counterLow, 32);
        TWords c2 = TLanes.Splat(counterHigh & uint.MaxValue);
        TWords c3 = TLanes.Splat(counterHigh >> 32);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 2);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 4);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 6);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 8);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 10);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 12);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 14);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 16);
        Round<TLanes, TWords, TDoubles, TSingles>(ref c0, ref c1, ref c2, ref c3, roundKeys + 18);
        x0 = c0;
        x1 = c1;
        x2 = c2;
        x3 = c3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Round<TLanes, TWords, TDoubles, TSingles>(
        ref TWords c0, ref TWords c1, ref TWords c2, ref TWords c3, TWords* roundKeys)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TWords product0 = TLanes.MultiplyLow(c0, TLanes.Splat((ulong)Multiplier0));
        TWords product1 = TLanes.MultiplyLow(c2, TLanes.Splat((ulong)Multiplier1));
        c0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product1, 32), c1), roundKeys[0]);
        c1 = product1;
        c2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(product0, 32), c3), roundKeys[1]);
        c3 = product0;
    }
}
