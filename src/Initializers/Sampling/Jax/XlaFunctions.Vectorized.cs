using System.Runtime.CompilerServices;
using Initializers.Lanes;
using static Initializers.Sampling.CephesLogarithm;

namespace Initializers.Sampling.Jax;

// The same for many values at once; bit-identical at every width, each operation being the scalar one. Both forms of
// log1p are made and one is chosen; the tail's polynomial is made only where a lane needs it (one in 300 does).
internal static partial class XlaFunctions
{
    /// <summary>The inverse error function of numbers strictly between -1 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TSingles ErfInv<TLanes, TWords, TDoubles, TSingles>(TSingles x)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TSingles minusOne = TLanes.Splat(-1f);
        TSingles minusQ = TLanes.Multiply(x, x);
        TSingles q = TLanes.Multiply(minusQ, minusOne);
        TSingles log1P = TLanes.Select(
            TLanes.LessThan(minusQ, TLanes.Splat(SmallLimit)),
            LogNearOne<TLanes, TWords, TDoubles, TSingles>(q),
            Log<TLanes, TWords, TDoubles, TSingles>(TLanes.Add(TLanes.Splat(1f), q)));
        TSingles w = TLanes.Multiply(log1P, minusOne);
        TWords isCentre = TLanes.LessThan(w, TLanes.Splat(CentreLimit));

        TSingles t = TLanes.Subtract(w, TLanes.Splat(CentreShift));
        TSingles p = TLanes.MultiplyAddFused(TLanes.Splat(L8), t, TLanes.Splat(L7));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L6));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L5));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L4));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L3));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L2));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L1));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(L0));
        if (!TLanes.All(isCentre))
        {
            p = TLanes.Select(isCentre, p, Tail<TLanes, TWords, TDoubles, TSingles>(w));
        }

        return TLanes.Multiply(p, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingles Tail<TLanes, TWords, TDoubles, TSingles>(TSingles w)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TSingles t = TLanes.Subtract(TLanes.Sqrt(w), TLanes.Splat(TailShift));
        TSingles p = TLanes.MultiplyAddFused(TLanes.Splat(G8), t, TLanes.Splat(G7));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G6));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G5));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G4));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G3));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G2));
        p = TLanes.MultiplyAddFused(p, t, TLanes.Splat(G1));
        return TLanes.MultiplyAddFused(p, t, TLanes.Splat(G0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingles LogNearOne<TLanes, TWords, TDoubles, TSingles>(TSingles q)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TSingles n = TLanes.MultiplyAddFused(TLanes.Splat(N6), q, TLanes.Splat(N5));
        n = TLanes.MultiplyAddFused(n, q, TLanes.Splat(N4));
        n = TLanes.MultiplyAddFused(n, q, TLanes.Splat(N3));
        n = TLanes.MultiplyAddFused(n, q, TLanes.Splat(N2));
        n = TLanes.MultiplyAddFused(n, q, TLanes.Splat(N1));
        n = TLanes.MultiplyAddFused(n, q, TLanes.Splat(N0));
        TSingles d = TLanes.Add(q, TLanes.Splat(D5));
        d = TLanes.MultiplyAddFused(d, q, TLanes.Splat(D4));
        d = TLanes.MultiplyAddFused(d, q, TLanes.Splat(D3));
        d = TLanes.MultiplyAddFused(d, q, TLanes.Splat(D2));
        d = TLanes.MultiplyAddFused(d, q, TLanes.Splat(D1));
        d = TLanes.MultiplyAddFused(d, q, TLanes.Splat(D0));
        TSingles square = TLanes.Multiply(q, q);
        TSingles rest = TLanes.Multiply(TLanes.Multiply(q, square), TLanes.Divide(n, d));
        return TLanes.Add(q, TLanes.MultiplyAddFused(TLanes.Splat(-0.5f), square, rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingles Log<TLanes, TWords, TDoubles, TSingles>(TSingles x)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
    {
        TSingles f = Reduce<TLanes, TWords, TDoubles, TSingles>(x, out TSingles exponent);
        TSingles square = TLanes.Multiply(f, f);
        TSingles cube = TLanes.Multiply(square, f);
        TSingles a = TLanes.MultiplyAddFused(
            TLanes.MultiplyAddFused(TLanes.Splat(P0), f, TLanes.Splat(P1)), f, TLanes.Splat(P2));
        TSingles b = TLanes.MultiplyAddFused(
            TLanes.MultiplyAddFused(TLanes.Splat(P3), f, TLanes.Splat(P4)), f, TLanes.Splat(P5));
        TSingles c = TLanes.MultiplyAddFused(
            TLanes.MultiplyAddFused(TLanes.Splat(P6), f, TLanes.Splat(P7)), f, TLanes.Splat(P8));
        TSingles y = TLanes.MultiplyAddFused(a, cube, b);
        y = TLanes.MultiplyAddFused(y, cube, c);
        y = TLanes.MultiplyAddFused(y, cube, TLanes.Multiply(TLanes.Splat(Ln2Low), exponent));
        TSingles sum = TLanes.Add(TLanes.MultiplyAddFused(TLanes.Splat(-0.5f), square, f), y);
        return TLanes.MultiplyAddFused(TLanes.Splat(Ln2High), exponent, sum);
    }
}
