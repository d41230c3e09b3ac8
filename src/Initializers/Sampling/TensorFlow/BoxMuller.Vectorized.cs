using System.Runtime.CompilerServices;
using Initializers.Functions;
using Initializers.Lanes;

namespace Initializers.Sampling.TensorFlow;

// The parts of Box-Muller in single precision for W words at once (W = 64-bit lanes).
//
// Layout   uniforms are made as doubles straight in the words' lanes; logarithm, sine and cosine stay doubles until
//          the caller narrows them, which is where the C library rounds too. Square root and products are singles.
// Result   after that rounding bit-identical to Pair at every width.
internal static partial class BoxMuller
{
    // Uniforms are kept as whole numbers, 2^23 times as large: one shift less, and scaling by a power of two rounds nothing.
    private const double Scale = 1 << SingleMantissaBits;
    private const int SingleMantissaBits = 23;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles WholeUniform<TLanes, TWords, TDoubles, TSingles>(TWords word)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        // The bits become a double by standing in the low bits of 2^52.
        TWords bits = TLanes.Or(
            TLanes.And(word, TLanes.Splat((1UL << SingleMantissaBits) - 1)), TLanes.Splat(0x4330_0000_0000_0000UL));
        return TLanes.Subtract(TLanes.AsDoubles(bits), TLanes.Splat(4503599627370496.0));
    }

    /// <summary>What the logarithms of the uniforms of W words need; see <see cref="SingleFunctions"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TWords LogOffset<TLanes, TWords, TDoubles, TSingles>(TWords word)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TDoubles u = WholeUniform<TLanes, TWords, TDoubles, TSingles>(word);
        u = TLanes.Max(u, TLanes.Splat(SmallestUniform * Scale));
        return SingleFunctions.LogOffset<TLanes, TWords, TDoubles, TSingles>(u, SingleMantissaBits);
    }

    /// <summary>W words as parts of a turn, less the nearest quarter; see <see cref="SingleFunctions"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ReduceTurn<TLanes, TWords, TDoubles, TSingles>(
        TWords word, out TDoubles rest, out TWords quadrant)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
    {
        TDoubles turn = WholeUniform<TLanes, TWords, TDoubles, TSingles>(word);
        TDoubles angle = TLanes.RoundToSingle(TLanes.Multiply(turn, TLanes.Splat(TwoPi / Scale)));
        SingleFunctions.Reduce<TLanes, TWords, TDoubles, TSingles>(angle, out rest, out quadrant);
    }
}
