using System.Runtime.CompilerServices;
using Initializers.Numerics;

namespace Initializers.Sampling;

// The parts of Box-Muller in single precision for W words at once (W = 64-bit lanes).
//
// Layout   uniforms are made as doubles straight in the words' lanes; logarithm, sine and cosine stay doubles until
//          the caller narrows them, which is where the C library rounds too. Square root and products are singles.
// Result   after that rounding bit-identical to Pair at every width.
internal static partial class BoxMuller
{
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

    /// <summary>What the logarithms of the uniforms of W words need; see <see cref="SingleFunctions"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TWords LogOffset<TLanes, TWords, TDoubles, TSingles>(TWords word)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TDoubles u = Uniform<TLanes, TWords, TDoubles, TSingles>(word);
        u = TLanes.Max(u, TLanes.Splat((double)SmallestUniform));
        return SingleFunctions.LogOffset<TLanes, TWords, TDoubles, TSingles>(u);
    }

    /// <summary>W words as parts of a turn, less the nearest quarter; see <see cref="SingleFunctions"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ReduceTurn<TLanes, TWords, TDoubles, TSingles>(
        TWords word, out TDoubles rest, out TWords quadrant)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TDoubles turn = Uniform<TLanes, TWords, TDoubles, TSingles>(word);
        TDoubles angle = TLanes.RoundToSingle(TLanes.Multiply(turn, TLanes.Splat(TwoPi)));
        SingleFunctions.Reduce<TLanes, TWords, TDoubles, TSingles>(angle, out rest, out quadrant);
    }
}
