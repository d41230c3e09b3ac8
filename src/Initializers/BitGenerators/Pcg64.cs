using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.BitGenerators;

/// <summary>
/// PCG64 (PCG XSL-RR 128/64): a linear congruential generator of 128 bits whose output folds and rotates the state. It
/// can jump to any position.
/// </summary>
/// <remarks>
/// M. E. O'Neill, "PCG: A family of simple fast space-efficient statistically good algorithms for random number
/// generation", HMC-CS-2014-0905, 2014; this is the variant that NumPy calls <c>PCG64</c>. A copy of the struct is a
/// second generator at the same position.
/// </remarks>
internal partial struct Pcg64
{
    /// <summary>Words are made by this many sequences in turn; filling makes multiples of it.</summary>
    internal const int Lanes = 4;

    // The multiplier of the paper, M; M^4; and 1 + M + M^2 + M^3, all modulo 2^128.
    private const ulong MultiplierHigh = 0x2360ED05_1FC65DA4;
    private const ulong MultiplierLow = 0x4385DF64_9FCCF645;

    private readonly UInt128 _increment;
    private UInt128 _state;

    private Pcg64(UInt128 state, UInt128 increment)
    {
        _state = state;
        _increment = increment;
    }

    /// <summary>The state before the next step.</summary>
    internal readonly UInt128 State => _state;

    /// <summary>The odd number added in each step; it names the sequence.</summary>
    internal readonly UInt128 Increment => _increment;

    private static UInt128 Multiplier => new(MultiplierHigh, MultiplierLow);

    /// <summary>Seeds with words of entropy as <c>numpy.random.PCG64</c> does.</summary>
    internal static Pcg64 FromEntropy(ReadOnlySpan<uint> entropy)
    {
        Span<ulong> words = stackalloc ulong[4];
        SeedSequence.Generate(entropy, words);
        return FromSequence(new(words[0], words[1]), new(words[2], words[3]));
    }

    /// <summary>Seeds with a starting state and the number of a sequence, whose top bit is lost.</summary>
    internal static Pcg64 FromSequence(UInt128 initialState, UInt128 sequence)
    {
        UInt128 increment = (sequence << 1) | UInt128.One;
        return new(unchecked(((increment + initialState) * Multiplier) + increment), increment);
    }

    /// <summary>The next word.</summary>
    internal ulong Next()
    {
        _state = unchecked((_state * Multiplier) + _increment);
        return Output((ulong)(_state >> 64), (ulong)_state);
    }

    /// <summary>Moves on as if so many words had been drawn, in a number of steps that is the logarithm of it.</summary>
    internal void Advance(ulong count) => Leap(JumpBy(count));

    /// <summary>Many steps at once: one step with other constants.</summary>
    internal readonly Jump JumpBy(ulong count)
    {
        // The constants of 2^k steps come by squaring.
        UInt128 multiplier = Multiplier;
        UInt128 increment = _increment;
        Jump jump = new(UInt128.One, UInt128.Zero);
        while (count != 0)
        {
            unchecked
            {
                if ((count & 1) != 0)
                {
                    jump = new(jump.Multiplier * multiplier, (jump.Increment * multiplier) + increment);
                }

                increment *= multiplier + UInt128.One;
                multiplier *= multiplier;
            }

            count >>= 1;
        }

        return jump;
    }

    /// <summary>Moves on by a jump of this sequence.</summary>
    internal void Leap(in Jump jump) => _state = unchecked((_state * jump.Multiplier) + jump.Increment);

    /// <summary>The constants of many steps of one sequence.</summary>
    internal readonly record struct Jump(UInt128 Multiplier, UInt128 Increment);

    /// <summary>Draws words, a multiple of <see cref="Lanes"/>.</summary>
    internal unsafe void Fill(ulong* destination, int count) => Fill(destination, count, LaneWidths.Best);

    /// <summary>The same on vectors of a given width.</summary>
    internal unsafe void Fill(ulong* destination, int count, LaneWidth width)
    {
        Debug.Assert(count % Lanes == 0, "Words come in fours.");
        int filled = FillVectors(destination, count, width);
        if (filled < count)
        {
            FillScalars(destination + filled, count - filled);
        }
    }

    // A step has to wait for the one before. So four sequences run side by side, each of which takes every fourth
    // state: four steps are one step with the multiplier M^4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void FillScalars(ulong* destination, int count)
    {
        UInt128 m = Multiplier;
        unchecked
        {
            UInt128 m2 = m * m;
            UInt128 m4 = m2 * m2;
            UInt128 increment = _increment * (((m + UInt128.One) * m2) + m + UInt128.One);
            UInt128 s0 = (_state * m) + _increment;
            UInt128 s1 = (s0 * m) + _increment;
            UInt128 s2 = (s1 * m) + _increment;
            UInt128 s3 = (s2 * m) + _increment;
            ulong a0 = (ulong)s0, b0 = (ulong)(s0 >> 64);
            ulong a1 = (ulong)s1, b1 = (ulong)(s1 >> 64);
            ulong a2 = (ulong)s2, b2 = (ulong)(s2 >> 64);
            ulong a3 = (ulong)s3, b3 = (ulong)(s3 >> 64);
            ulong factorLow = (ulong)m4, factorHigh = (ulong)(m4 >> 64);
            ulong addLow = (ulong)increment, addHigh = (ulong)(increment >> 64);
            ulong* end = destination + count - Lanes;
            while (true)
            {
                destination[0] = Output(b0, a0);
                destination[1] = Output(b1, a1);
                destination[2] = Output(b2, a2);
                destination[3] = Output(b3, a3);
                if (destination == end)
                {
                    break;
                }

                destination += Lanes;
                Step(ref a0, ref b0, factorLow, factorHigh, addLow, addHigh);
                Step(ref a1, ref b1, factorLow, factorHigh, addLow, addHigh);
                Step(ref a2, ref b2, factorLow, factorHigh, addLow, addHigh);
                Step(ref a3, ref b3, factorLow, factorHigh, addLow, addHigh);
            }

            _state = new(b3, a3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        ref ulong low, ref ulong high, ulong factorLow, ulong factorHigh, ulong addLow, ulong addHigh)
    {
        unchecked
        {
            ulong carried = Math.BigMul(low, factorLow, out ulong product);
            high = (high * factorLow) + (low * factorHigh) + carried + addHigh;
            low = product + addLow;
            high += low < addLow ? 1UL : 0UL;
        }
    }

    private static ulong Output(ulong high, ulong low) => BitOperations.RotateRight(high ^ low, (int)(high >> 58));
}
