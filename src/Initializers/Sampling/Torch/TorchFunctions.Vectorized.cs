using System.Runtime.CompilerServices;
using Initializers.Lanes;
using static Initializers.Sampling.CephesLogarithm;

namespace Initializers.Sampling.Torch;

// The same functions for many values at once; bit-identical at every width, each operation being the scalar one.
internal static partial class TorchFunctions
{
    /// <summary>The natural logarithms of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TSingles Log<TLanes, TWords, TDoubles, TSingles>(TSingles x)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TSingles f = Reduce<TLanes, TWords, TDoubles, TSingles>(x, out TSingles exponent);
        TSingles square = TLanes.Multiply(f, f);
        TSingles y = TLanes.MultiplyAddFused(TLanes.Splat(P0), f, TLanes.Splat(P1));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P2));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P3));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P4));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P5));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P6));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P7));
        y = TLanes.MultiplyAddFused(y, f, TLanes.Splat(P8));
        y = TLanes.Multiply(y, f);
        y = TLanes.MultiplyAddFused(y, square, TLanes.Multiply(exponent, TLanes.Splat(Ln2Low)));
        y = TLanes.MultiplyAddFused(square, TLanes.Splat(-0.5f), y);
        return TLanes.MultiplyAddFused(exponent, TLanes.Splat(Ln2High), TLanes.Add(f, y));
    }

    /// <summary>The sines and cosines of angles of [0, 2 pi].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void SinCos<TLanes, TWords, TDoubles, TSingles>(TSingles x, out TSingles sin, out TSingles cos)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TWords octant = TLanes.And(
            TLanes.AddWords(
                TLanes.Truncate(TLanes.Multiply(x, TLanes.Splat(FourOverPi))), TLanes.SplatWord(1)),
            TLanes.SplatWord(~1u));
        TSingles y = TLanes.ToSingles(octant);
        x = TLanes.MultiplyAddFused(y, TLanes.Splat(-QuarterPi1), x);
        x = TLanes.MultiplyAddFused(y, TLanes.Splat(-QuarterPi2), x);
        x = TLanes.MultiplyAddFused(y, TLanes.Splat(-QuarterPi3), x);
        TSingles z = TLanes.Multiply(x, x);

        TSingles c = TLanes.MultiplyAddFused(TLanes.Splat(C0), z, TLanes.Splat(C1));
        c = TLanes.MultiplyAddFused(c, z, TLanes.Splat(C2));
        c = TLanes.Multiply(c, z);
        c = TLanes.MultiplyAddFused(c, z, TLanes.Multiply(z, TLanes.Splat(-0.5f)));
        c = TLanes.Add(c, TLanes.Splat(1f));

        TSingles s = TLanes.MultiplyAddFused(TLanes.Splat(S0), z, TLanes.Splat(S1));
        s = TLanes.MultiplyAddFused(s, z, TLanes.Splat(S2));
        s = TLanes.Multiply(s, z);
        s = TLanes.MultiplyAddFused(s, x, x);

        // octant is even: bit 1 swaps, bit 2 negates the sine, bit 2 of octant + 2 the cosine.
        TWords swapped = TLanes.ShiftWordsLeft(octant, 30);
        TWords sinSign = TLanes.And(TLanes.ShiftWordsLeft(octant, 29), TLanes.SplatWord(0x8000_0000));
        TWords cosSign = TLanes.And(
            TLanes.ShiftWordsLeft(TLanes.AddWords(octant, TLanes.SplatWord(2)), 29), TLanes.SplatWord(0x8000_0000));
        sin = TLanes.AsSingles(TLanes.Xor(TLanes.AsWords(TLanes.Select(swapped, c, s)), sinSign));
        cos = TLanes.AsSingles(TLanes.Xor(TLanes.AsWords(TLanes.Select(swapped, s, c)), cosSign));
    }
}
