using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling;

// Box-Muller in single precision for 2 W pairs at once (W = 64-bit lanes), from the four words of W Philox blocks.
//
// Result   sine's and cosine's parts of the pairs (x0, x1) in the lower half, of (x2, x3) in the upper half.
//          Bit-identical to Pair at every width.
// Layout   uniforms are made as doubles straight in the words' lanes; logarithm, sine and cosine stay doubles until
//          Narrow rounds them, which is where the C library rounds too. Square root and products are singles.
internal static partial class BoxMuller
{
    /// <summary>The pairs of W blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Pairs<TLanes, TWords, TDoubles, TSingles>(
        in Philox4x32.Words4<TWords> x,
        double* logTable,
        out TSingles first,
        out TSingles second)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TSingles logarithm = TLanes.Narrow(
            LogUniform<TLanes, TWords, TDoubles, TSingles>(x.X0, logTable),
            LogUniform<TLanes, TWords, TDoubles, TSingles>(x.X2, logTable));
        SinCosTurn<TLanes, TWords, TDoubles, TSingles>(x.X1, out TDoubles sinLow, out TDoubles cosLow);
        SinCosTurn<TLanes, TWords, TDoubles, TSingles>(x.X3, out TDoubles sinHigh, out TDoubles cosHigh);
        TSingles radius = TLanes.Sqrt(TLanes.Multiply(logarithm, TLanes.Splat(-2f)));
        first = TLanes.Multiply(TLanes.Narrow(sinLow, sinHigh), radius);
        second = TLanes.Multiply(TLanes.Narrow(cosLow, cosHigh), radius);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles Uniform<TLanes, TWords, TDoubles, TSingles>(TWords word)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TWords fraction = TLanes.And(TLanes.ShiftLeft(word, 29), TLanes.Splat(0x000F_FFFF_E000_0000UL));
        TWords bits = TLanes.Or(fraction, TLanes.Splat(0x3FF0_0000_0000_0000UL));
        return TLanes.Subtract(TLanes.AsDoubles(bits), TLanes.Splat(1.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe TDoubles LogUniform<TLanes, TWords, TDoubles, TSingles>(
        TWords word, double* logTable)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TDoubles u = Uniform<TLanes, TWords, TDoubles, TSingles>(word);
        u = TLanes.Max(u, TLanes.Splat((double)SmallestUniform));
        return SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>(u, logTable);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
        TWords word, out TDoubles sin, out TDoubles cos)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TDoubles turn = Uniform<TLanes, TWords, TDoubles, TSingles>(word);
        TDoubles angle = TLanes.RoundToSingle(TLanes.Multiply(turn, TLanes.Splat(TwoPi)));
        SingleFunctions.SinCos<TLanes, TWords, TDoubles, TSingles>(angle, out sin, out cos);
    }
}
