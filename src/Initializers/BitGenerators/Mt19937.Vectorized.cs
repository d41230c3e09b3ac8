using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.BitGenerators;

// MT19937, W words at once (W = 32-bit lanes: 4, 8 or 16).
//
// Result   bit-identical to the scalar steps at every width.
// Twist    new word k needs old words k and k + 1 and, 397 further on in the ring, an old word (k < 227) or a new one
//          (k >= 227, made 227 steps before). Going up in vectors never reads a word too late or too early, since W is
//          less than 227. The last word needs the new word 0 and is done alone, as are the ends of the two parts.
// Tail     Temper takes any count; the scalar form does the rest.
// Pinned   Mt19937Tests.
internal sealed partial class Mt19937
{
    private const int FirstPart = StateLength - MiddleOffset;

    /// <summary>Replaces the state by the next 624 words, not yet tempered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Twist<TLanes, TWords, TDoubles, TSingles>(uint* state)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        int w = 2 * TLanes.Count;
        int k = 0;
        for (; k + w <= FirstPart; k += w)
        {
            Twist<TLanes, TWords, TDoubles, TSingles>(state + k, state + k + MiddleOffset);
        }

        for (; k < FirstPart; k++)
        {
            state[k] = Twist(state[k], state[k + 1], state[k + MiddleOffset]);
        }

        for (; k + w < StateLength; k += w)
        {
            Twist<TLanes, TWords, TDoubles, TSingles>(state + k, state + k - FirstPart);
        }

        for (; k < StateLength - 1; k++)
        {
            state[k] = Twist(state[k], state[k + 1], state[k - FirstPart]);
        }

        state[k] = Twist(state[k], state[0], state[k - FirstPart]);
    }

    /// <summary>The outputs that belong to words of the state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Temper<TLanes, TWords, TDoubles, TSingles>(uint* source, int count, uint* destination)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TWords word = TLanes.LoadWords(source + i);
            word = TLanes.Xor(word, TLanes.ShiftWordsRight(word, 11));
            word = TLanes.Xor(word, TLanes.And(TLanes.ShiftWordsLeft(word, 7), TLanes.SplatWord(TemperMask7)));
            word = TLanes.Xor(word, TLanes.And(TLanes.ShiftWordsLeft(word, 15), TLanes.SplatWord(TemperMask15)));
            word = TLanes.Xor(word, TLanes.ShiftWordsRight(word, 18));
            TLanes.Store(word, destination + i);
        }

        for (; i < count; i++)
        {
            destination[i] = Temper(source[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Twist<TLanes, TWords, TDoubles, TSingles>(uint* words, uint* middle)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords next = TLanes.LoadWords(words + 1);
        TWords joined = TLanes.Or(
            TLanes.And(TLanes.LoadWords(words), TLanes.SplatWord(UpperMask)),
            TLanes.And(next, TLanes.SplatWord(LowerMask)));
        TWords matrix = TLanes.And(
            TLanes.ShiftWordsRightSigned(TLanes.ShiftWordsLeft(next, 31), 31), TLanes.SplatWord(TwistMatrix));
        TWords twisted = TLanes.Xor(TLanes.ShiftWordsRight(joined, 1), matrix);
        TLanes.Store(TLanes.Xor(TLanes.LoadWords(middle), twisted), words);
    }
}
