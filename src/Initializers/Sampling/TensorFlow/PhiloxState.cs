using Initializers.BitGenerators;

namespace Initializers.Sampling.TensorFlow;

/// <summary>The key and the fixed upper half of the counter that a seed pair becomes.</summary>
internal readonly record struct PhiloxState(ulong Key, ulong CounterHigh)
{
    // The cast to int32 in Keras: each number is reduced modulo the largest int32 less one.
    private const long SeedModulus = int.MaxValue - 1;

    // The key of the block that scrambles seeds (TensorFlow's stateless operations).
    private const ulong ScrambleKey = 0x02461E29_3EC8F720;

    /// <summary>The state of a seed pair.</summary>
    internal static PhiloxState FromSeed(SeedPair seed)
    {
        Philox4x32.Block4 mixed = Philox4x32.Block(Reduce(seed.Seed), Reduce(seed.Counter), ScrambleKey);
        return new(mixed.X0 | ((ulong)mixed.X1 << 32), mixed.X2 | ((ulong)mixed.X3 << 32));
    }

    /// <summary>A block of the stream.</summary>
    internal Philox4x32.Block4 Block(ulong number) => Philox4x32.Block(number, CounterHigh, Key);

    private static ulong Reduce(long value)
    {
        long remainder = value % SeedModulus;
        return (ulong)(remainder < 0 ? remainder + SeedModulus : remainder);
    }
}
