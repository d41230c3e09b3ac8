using System.Numerics;

namespace Initializers.BitGenerators;

/// <summary>The integers of Python's <c>random</c> module, from which Keras takes its default seeds.</summary>
/// <remarks>Follows the behaviour of CPython 3.11: MT19937 seeded by the words of the seed's absolute value.</remarks>
internal sealed class PythonRandom
{
    private readonly Mt19937 _generator;

    /// <summary>Seeds as <c>random.seed</c> does with an integer; its sign plays no part.</summary>
    internal PythonRandom(BigInteger seed)
    {
        _generator = new Mt19937(Words(BigInteger.Abs(seed)));
    }

    /// <summary>The next 32 random bits, <c>getrandbits(32)</c>.</summary>
    internal uint NextWord() => _generator.Next();

    /// <summary>An integer of the closed interval, <c>randint(low, high)</c>; at most 2^32 - 1 wide.</summary>
    internal long NextInteger(long low, long high)
    {
        uint count = checked((uint)(high - low + 1));
        int unusedBits = BitOperations.LeadingZeroCount(count);
        uint value;
        do
        {
            value = NextWord() >> unusedBits;
        }
        while (value >= count);

        return low + value;
    }

    private static uint[] Words(BigInteger magnitude)
    {
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        uint[] words = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        for (int i = 0; i < bytes.Length; i++)
        {
            words[i / 4] |= (uint)bytes[i] << (8 * (i % 4));
        }

        return words;
    }
}
