namespace Initializers.BitGenerators;

/// <summary>NumPy's <c>SeedSequence</c>: integers of any number to well-mixed words of state.</summary>
/// <remarks>
/// The entropy is hashed into a pool of four words, each word of the pool is mixed into every other, and the output is a
/// second hash of the pool. Method: M. E. O'Neill, "Developing a seed_seq alternative", 2015; arithmetic is modulo 2^32.
/// </remarks>
internal static class SeedSequence
{
    private const int PoolLength = 4;
    private const int HashShift = 16;
    private const uint PoolHashStart = 0x43B0D7E5; // INIT_A
    private const uint PoolHashMultiplier = 0x931E8875; // MULT_A
    private const uint OutputHashStart = 0x8B51F9DD; // INIT_B
    private const uint OutputHashMultiplier = 0x58F38DED; // MULT_B
    private const uint MixLeft = 0xCA01F9DD; // MIX_MULT_L
    private const uint MixRight = 0x4973F715; // MIX_MULT_R

    /// <summary>Writes 64-bit state words, each joined from two words with the lower half first.</summary>
    /// <param name="entropy">The words of entropy, of any number.</param>
    /// <param name="destination">Receives the state.</param>
    internal static void Generate(ReadOnlySpan<uint> entropy, Span<ulong> destination)
    {
        Span<uint> pool = stackalloc uint[PoolLength];
        FillPool(entropy, pool);
        uint constant = OutputHashStart;
        for (int i = 0; i < destination.Length; i++)
        {
            ulong low = Hash(pool[2 * i % PoolLength], ref constant, OutputHashMultiplier);
            ulong high = Hash(pool[((2 * i) + 1) % PoolLength], ref constant, OutputHashMultiplier);
            destination[i] = low | (high << 32);
        }
    }

    private static void FillPool(ReadOnlySpan<uint> entropy, Span<uint> pool)
    {
        uint constant = PoolHashStart;
        for (int i = 0; i < PoolLength; i++)
        {
            pool[i] = Hash(i < entropy.Length ? entropy[i] : 0, ref constant, PoolHashMultiplier);
        }

        for (int source = 0; source < PoolLength; source++)
        {
            for (int target = 0; target < PoolLength; target++)
            {
                if (source != target)
                {
                    pool[target] = Mix(pool[target], Hash(pool[source], ref constant, PoolHashMultiplier));
                }
            }
        }

        // What does not fit into the pool is mixed into all of it.
        for (int source = PoolLength; source < entropy.Length; source++)
        {
            for (int target = 0; target < PoolLength; target++)
            {
                pool[target] = Mix(pool[target], Hash(entropy[source], ref constant, PoolHashMultiplier));
            }
        }
    }

    private static uint Hash(uint value, ref uint constant, uint multiplier)
    {
        unchecked
        {
            value ^= constant;
            constant *= multiplier;
            value *= constant;
            return value ^ (value >> HashShift);
        }
    }

    private static uint Mix(uint left, uint right)
    {
        uint mixed = unchecked((MixLeft * left) - (MixRight * right));
        return mixed ^ (mixed >> HashShift);
    }
}
