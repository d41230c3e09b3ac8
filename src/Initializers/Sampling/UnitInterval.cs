namespace Initializers.Sampling;

/// <summary>
/// Words to floating-point numbers in [0, 1): 0 is included, 1 never appears, and every value is exact.
/// </summary>
internal static class UnitInterval
{
    /// <summary>The multiples of 2^-bits from the low bits of a word, as a single.</summary>
    internal static float SingleFromLowBits(uint word, int bits)
    {
        uint fraction = (word & ((1u << bits) - 1)) << (23 - bits);
        return BitConverter.UInt32BitsToSingle(fraction | 0x3F80_0000) - 1;
    }

    /// <summary>The multiples of 2^-52: the low 20 bits of the first word above the 32 of the second.</summary>
    internal static double DoubleFromTwoWords(uint first, uint second)
    {
        ulong fraction = ((ulong)(first & 0xF_FFFF) << 32) | second;
        return BitConverter.UInt64BitsToDouble(fraction | 0x3FF0_0000_0000_0000) - 1;
    }

    /// <summary>The multiples of 2^-53: the high 53 bits of the word.</summary>
    internal static double DoubleFromHighBits(ulong word) => (long)(word >> 11) * (1.0 / (1L << 53));
}
