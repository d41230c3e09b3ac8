using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.BitGenerators;

// Threefry2x32-20 for W counters at once (W = 32-bit lanes: 4, 8 or 16).
//
// Result   lane k holds the words of Block(counter of lane k). Bit-identical at every width.
// Keys     the twelve words that are added stand in memory, made once per fill.
// Pinned   Threefry2x32Tests.
internal static partial class Threefry2x32
{
    /// <summary>The scheduled key words of one generator, a vector each.</summary>
    internal const int ScheduleLength = 2 * (Groups + 1);

    /// <summary>Writes the words that are added: first to the counter, then after each group.</summary>
    internal static unsafe void ExpandKey<TLanes, TWords, TDoubles, TSingles>(Key key, ulong* schedule)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        for (int group = 0; group <= Groups; group++)
        {
            TLanes.Store(TLanes.SplatWord(key.Word(group)), schedule);
            TLanes.Store(TLanes.SplatWord(unchecked(key.Word(group + 1) + (uint)group)), schedule + TLanes.Count);
            schedule += 2 * TLanes.Count;
        }
    }

    /// <summary>
    /// The blocks of two vectors of counters, given by their high and low words: two together, since one alone waits for
    /// itself in every round.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Blocks<TLanes, TWords, TDoubles, TSingles>(
        TWords highX,
        TWords lowX,
        TWords highY,
        TWords lowY,
        ulong* schedule,
        out TWords x0,
        out TWords x1,
        out TWords y0,
        out TWords y1)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords a = TLanes.AddWords(highX, TLanes.Load(schedule));
        TWords b = TLanes.AddWords(lowX, TLanes.Load(schedule + TLanes.Count));
        TWords c = TLanes.AddWords(highY, TLanes.Load(schedule));
        TWords d = TLanes.AddWords(lowY, TLanes.Load(schedule + TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, schedule + (2 * TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, schedule + (2 * TLanes.Count));
        EvenGroup<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, schedule + (4 * TLanes.Count));
        EvenGroup<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, schedule + (4 * TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, schedule + (6 * TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, schedule + (6 * TLanes.Count));
        EvenGroup<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, schedule + (8 * TLanes.Count));
        EvenGroup<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, schedule + (8 * TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref a, ref b, schedule + (10 * TLanes.Count));
        OddGroup<TLanes, TWords, TDoubles, TSingles>(ref c, ref d, schedule + (10 * TLanes.Count));
        x0 = a;
        x1 = b;
        y0 = c;
        y1 = d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void OddGroup<TLanes, TWords, TDoubles, TSingles>(
        ref TWords a, ref TWords b, ulong* schedule)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 13), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 15), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 26), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 6), a);
        a = TLanes.AddWords(a, TLanes.Load(schedule));
        b = TLanes.AddWords(b, TLanes.Load(schedule + TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void EvenGroup<TLanes, TWords, TDoubles, TSingles>(
        ref TWords a, ref TWords b, ulong* schedule)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 17), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 29), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 16), a);
        a = TLanes.AddWords(a, b);
        b = TLanes.Xor(TLanes.RotateWordsLeft(b, 24), a);
        a = TLanes.AddWords(a, TLanes.Load(schedule));
        b = TLanes.AddWords(b, TLanes.Load(schedule + TLanes.Count));
    }
}
