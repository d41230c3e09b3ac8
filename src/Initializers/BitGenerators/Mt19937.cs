using System.Runtime.CompilerServices;

namespace Initializers.BitGenerators;

/// <summary>The Mersenne Twister MT19937: 624 words of state, 32-bit output.</summary>
/// <remarks>
/// Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
/// generator", ACM TOMACS 8(1), 1998. Sequential: not safe to share between threads. The static methods are the steps
/// of the generator on a state kept elsewhere; <c>Mt19937.Vectorized.cs</c> has them for many words at once.
/// </remarks>
internal sealed partial class Mt19937
{
    /// <summary>The number of words in the state (n in the paper).</summary>
    internal const int StateLength = 624;

    private const int MiddleOffset = 397; // m
    private const uint UpperMask = 0x80000000;
    private const uint LowerMask = 0x7FFFFFFF;
    private const uint TwistMatrix = 0x9908B0DF; // a
    private const uint TemperMask7 = 0x9D2C5680; // b
    private const uint TemperMask15 = 0xEFC60000; // c

    private readonly uint[] _state = new uint[StateLength];
    private int _index = StateLength;

    /// <summary>Seeds with one word.</summary>
    internal Mt19937(uint seed)
    {
        Initialize(seed, _state);
    }

    /// <summary>Seeds with words of any number, one at least.</summary>
    internal Mt19937(ReadOnlySpan<uint> key)
    {
        Initialize(19650218, _state);
        uint[] state = _state;
        int i = 1;
        int j = 0;
        for (int k = Math.Max(StateLength, key.Length); k > 0; k--)
        {
            state[i] = unchecked((state[i] ^ (Mix(state[i - 1]) * 1664525)) + key[j] + (uint)j);
            i = Advance(i);
            j = j + 1 == key.Length ? 0 : j + 1;
        }

        for (int k = StateLength - 1; k > 0; k--)
        {
            state[i] = unchecked((state[i] ^ (Mix(state[i - 1]) * 1566083941)) - (uint)i);
            i = Advance(i);
        }

        state[0] = UpperMask;
    }

    /// <summary>The next word.</summary>
    internal uint Next()
    {
        if (_index == StateLength)
        {
            Twist(_state);
            _index = 0;
        }

        return Temper(_state[_index++]);
    }

    /// <summary>Makes the state of a one-word seed; its words come after a <see cref="Twist(Span{uint})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Initialize(uint seed, Span<uint> state)
    {
        uint word = seed;
        state[0] = word;
        for (int i = 1; i < StateLength; i++)
        {
            word = unchecked((1812433253 * Mix(word)) + (uint)i);
            state[i] = word;
        }
    }

    /// <summary>Replaces the state by the next 624 words, not yet tempered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Twist(Span<uint> state)
    {
        for (int k = 0; k < StateLength; k++)
        {
            state[k] = Twist(state[k], state[(k + 1) % StateLength], state[(k + MiddleOffset) % StateLength]);
        }
    }

    /// <summary>The output that belongs to a word of the state.</summary>
    internal static uint Temper(uint word)
    {
        word ^= word >> 11;
        word ^= (word << 7) & TemperMask7;
        word ^= (word << 15) & TemperMask15;
        return word ^ (word >> 18);
    }

    private static uint Twist(uint word, uint next, uint middle)
    {
        uint joined = (word & UpperMask) | (next & LowerMask);
        return middle ^ (joined >> 1) ^ ((joined & 1) * TwistMatrix);
    }

    private static uint Mix(uint word) => word ^ (word >> 30);

    private int Advance(int i)
    {
        if (i + 1 < StateLength)
        {
            return i + 1;
        }

        _state[0] = _state[StateLength - 1];
        return 1;
    }
}
