using System;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Xunit;

namespace Initializers.Tests.BitGenerators;

/// <summary>Words and states of NumPy 1.24.2: <c>PCG64(entropy)</c>, <c>state</c>, <c>random_raw</c>, <c>advance</c>.</summary>
public class Pcg64Tests
{
    [Fact]
    public void FromEntropy_has_NumPys_state_and_words()
    {
        Pcg64 generator = Pcg64.FromEntropy([42, 0]);
        generator.State.Should().Be(UInt128.Parse("274674114334540486603088602300644985544"));
        generator.Increment.Should().Be(UInt128.Parse("332724090758049132448979897138935081983"));
        Words(ref generator, 6).Should().Equal(
            0xC621FBCD16D92688,
            0x705A5661A791FFC1,
            0xDBCD12C26EDA1624,
            0xB286B60E1600888D,
            0x181C01B5339381EB,
            0xF9C262ED86C7538C);
    }

    [Fact]
    public void FromEntropy_has_NumPys_words_for_a_generators_pair()
    {
        Pcg64 generator = Pcg64.FromEntropy([uint.MaxValue, 7]);
        generator.State.Should().Be(UInt128.Parse("212947261044204271084380000359868668904"));
        generator.Increment.Should().Be(UInt128.Parse("220670038834898647599528959992441503353"));
        Words(ref generator, 3).Should().Equal(0xECB1BD43101EFA52, 0x14D7616EB6FED56C, 0x9F586019311E0BA1);
    }

    [Fact]
    public void Advance_jumps_where_NumPy_jumps()
    {
        Pcg64 generator = Pcg64.FromEntropy([42, 0]);
        generator.Advance(1_000_000_000_000_000);
        Words(ref generator, 2).Should().Equal(0xC5852B6CF19FF72E, 0xAB0FC9277E67D4BB);
    }

    [Fact]
    public void Advance_is_so_many_steps()
    {
        Pcg64 stepped = Pcg64.FromEntropy([3, 1]);
        for (int count = 0; count < 300; count++)
        {
            Pcg64 jumped = Pcg64.FromEntropy([3, 1]);
            jumped.Advance((ulong)count);
            jumped.State.Should().Be(stepped.State);
            stepped.Next();
        }
    }

    [Fact]
    public void Advance_adds_up()
    {
        Pcg64 once = Pcg64.FromEntropy([5, 0]);
        once.Advance((1UL << 45) + 77);
        Pcg64 twice = Pcg64.FromEntropy([5, 0]);
        twice.Advance(1UL << 45);
        twice.Advance(77);
        once.State.Should().Be(twice.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public unsafe void Fill_is_Next_repeated_at_every_width(int width)
    {
        for (int count = 0; count <= 132; count += Pcg64.Lanes)
        {
            Pcg64 stepped = Pcg64.FromEntropy([8, 2]);
            Pcg64 filled = Pcg64.FromEntropy([8, 2]);
            ulong[] words = new ulong[count + 8];
            fixed (ulong* pointer = words)
            {
                filled.Fill(pointer, count, (LaneWidth)width);
            }

            words[..count].Should().Equal(Words(ref stepped, count));
            words[count..].Should().OnlyContain(word => word == 0);
            filled.State.Should().Be(stepped.State);
        }
    }

    [Fact]
    public void A_copy_is_a_generator_of_its_own()
    {
        Pcg64 generator = Pcg64.FromEntropy([1, 0]);
        Pcg64 copy = generator;
        ulong first = generator.Next();
        copy.Next().Should().Be(first);
    }

    private static ulong[] Words(ref Pcg64 generator, int count)
    {
        ulong[] words = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = generator.Next();
        }

        return words;
    }
}
