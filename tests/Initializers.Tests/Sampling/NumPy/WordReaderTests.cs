using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.NumPy;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>A reader gives the generator's words in order across its batches, and counts them.</summary>
public unsafe class WordReaderTests
{
    private const int Length = (3 * WordReader.BufferLength) + 5;

    [Fact]
    public void Next_gives_the_generators_words()
    {
        Pcg64 generator = Pcg64.FromEntropy([4, 0]);
        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        WordReader reader = new(generator, buffer);
        for (int i = 0; i < Length; i++)
        {
            reader.Position.Should().Be(i);
            reader.Next().Should().Be(generator.Next());
        }
    }

    [Fact]
    public void Peek_takes_nothing_and_Skip_takes()
    {
        Pcg64 generator = Pcg64.FromEntropy([4, 0]);
        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        WordReader reader = new(generator, buffer);
        while (reader.Position < Length)
        {
            long position = reader.Position;
            ulong* words = reader.Peek(out int count);
            count.Should().BePositive();
            reader.Position.Should().Be(position);
            int taken = (count + 1) / 2;
            for (int i = 0; i < taken; i++)
            {
                words[i].Should().Be(generator.Next());
            }

            reader.Skip(taken);
            reader.Position.Should().Be(position + taken);
        }
    }

    [Fact]
    public void NextDouble_is_the_high_53_bits()
    {
        Pcg64 generator = Pcg64.FromEntropy([4, 0]);
        ulong* buffer = stackalloc ulong[WordReader.BufferLength];
        WordReader reader = new(generator, buffer);
        reader.NextDouble().Should().Be((generator.Next() >> 11) / 9007199254740992.0);
    }
}
