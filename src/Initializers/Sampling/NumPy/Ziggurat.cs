using System.Runtime.CompilerServices;
using Initializers.Functions;

namespace Initializers.Sampling.NumPy;

/// <summary>Unit normals by the ziggurat of 256 layers, as NumPy's <c>standard_normal</c> makes them.</summary>
/// <remarks>
/// <para>A word has, from its lowest bit: 8 bits for the layer, one for the sign, 52 for the place in the layer. In
/// 98.8 % of the cases the place lies inside the layer above, and nothing more is needed. A place beyond is tested
/// against the density with one more word; a place beyond the base layer gives way to a value from the tail, which
/// takes two words or more.</para>
/// <para>Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Software 5(8), 2000; the
/// tail is Marsaglia's of 1964.</para>
/// </remarks>
internal static unsafe class Ziggurat
{
    private const int PlaceShift = 9;
    private const int SignShift = 8;
    private const ulong PlaceMask = (1UL << 52) - 1;
    private const ulong SignBit = 1UL << 63;

    /// <summary>The value of a word that needs no test.</summary>
    /// <param name="word">The word.</param>
    /// <param name="inner">The table <see cref="ZigguratTables.Inner"/>.</param>
    /// <param name="width">The table <see cref="ZigguratTables.Width"/>.</param>
    /// <param name="value">The value; if there is none, the one that is to be tested.</param>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryInner(ulong word, ulong* inner, double* width, out double value)
    {
        ulong place = (word >> PlaceShift) & PlaceMask;
        nuint layer = (byte)word;
        value = Signed((long)place * width[layer], word);
        return place < inner[layer];
    }

    /// <summary>Makes one attempt at a value, from any word.</summary>
    /// <param name="reader">The reader, from which the words of the attempt are taken.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the attempt gave a value; if not, another one has to be made.</returns>
    internal static bool TryNext(ref WordReader reader, out double value)
    {
        ulong word = reader.Next();
        if (TryInner(word, ZigguratTables.InnerPointer, ZigguratTables.WidthPointer, out value))
        {
            return true;
        }

        int layer = (byte)word;
        if (layer == 0)
        {
            value = Tail(ref reader, (word >> PlaceShift) & PlaceMask);
            return true;
        }

        double outer = ZigguratTables.Density[layer];
        double height = ((ZigguratTables.Density[layer - 1] - outer) * reader.NextDouble()) + outer;
        return height < DoubleFunctions.Exp(-0.5 * value * value);
    }

    private static double Tail(ref WordReader reader, ulong place)
    {
        while (true)
        {
            double beyond = -ZigguratTables.InverseTailStart * DoubleFunctions.Log1P(-reader.NextDouble());
            double y = -DoubleFunctions.Log1P(-reader.NextDouble());
            if (y + y > beyond * beyond)
            {
                // The sign is a bit of the place here, and the word's sign bit is not used.
                return Signed(ZigguratTables.TailStart + beyond, place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Signed(double size, ulong word) =>
        BitConverter.UInt64BitsToDouble(
            BitConverter.DoubleToUInt64Bits(size) ^ ((word << (63 - SignShift)) & SignBit));
}
