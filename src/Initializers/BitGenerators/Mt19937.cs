using System;

namespace Initializers.BitGenerators;

/// <summary>The Mersenne Twister MT19937: 624 words of state, 32-bit output.</summary>
/// <remarks>
/// Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number
/// generator", ACM TOMACS 8(1), 1998. Sequential: not safe to share between threads.
/// </remarks>
internal sealed class Mt19937
{
    /// <summary>The number of words in the state (n in the paper).</summary>
    internal const int StateLength = 624;

    private const int MiddleOffset = 397; // m
    private const uint UpperMask = 0x80000000;
    private const uint LowerMask = 0x7FFFFFFF;
    private const uint TwistMatrix = 0x9908B0DF; // a

    private readonly uint[] _state = new uint[StateLength];
    private int _index = StateLength;

    /// <summary>Seeds with one word.</summary>
    internal Mt19937(uint seed)
    {
        Initialize(seed);
    }

    /// <summary>Seeds with words of any number, one at least.</summary>
    internal Mt19937(ReadOnlySpan<uint> key)
    {
        Initialize(19650218);
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
            Twist();
            _index = 0;
        }

        return Temper(_state[_index++]);
    }

    private static uint Temper(uint word)
    {
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    private static uint Mix(uint word) => word ^ (word >> 30);

    private void Initialize(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < StateLength; i++)
        {
            _state[i] = unchecked((1812433253 * Mix(_state[i - 1])) + (uint)i);
        }
    }

    private int Advance(int i)
    {
        if (i + 1 < StateLength)
        {
            return i + 1;
        }

        _state[0] = _state[StateLength - 1];
        return 1;
    }

    private void Twist()
    {
        uint[] state = _state;
        for (int k = 0; k < StateLength; k++)
        {
            uint joined = (state[k] & UpperMask) | (state[(k + 1) % StateLength] & LowerMask);
            state[k] = state[(k + MiddleOffset) % StateLength] ^ (joined >> 1) ^ ((joined & 1) * TwistMatrix);
        }
    }
}
