using System.Collections.Generic;
using FluentAssertions;
using Initializers.BitGenerators;
using Xunit;

namespace Initializers.Tests.BitGenerators;

/// <summary>State words that NumPy 1.24.2 gives: <c>SeedSequence(entropy).generate_state(4, uint64)</c>.</summary>
public class SeedSequenceTests
{
    public static TheoryData<uint[], ulong[]> KnownAnswers() => new()
    {
        { [0], [0xDB2CD7E7B0F478BE, 0xABF4641A2C71BA49, 0x20C6ED6D9D7B8D41, 0x2C4099DE223C39D4] },
        { [42, 0], [0x9F1E2E6DCD540AB7, 0xD57873DC79FB94B6, 0x7D282A1B64D420B7, 0x336579714692D5FF] },
        { [1, 2, 3, 4], [0xD4A801ECFD6DFF8B, 0x0FC9D61518A0C9DC, 0xF49DC8896C8E0218, 0x018DB3E1C64750AB] },
        { [1, 2, 3, 4, 5, 6, 7], [0x8BEBFC3657D6E06E, 0x2ED446E3A9F0FC7A, 0x45F95784CB07F94F, 0x4CD5E102119AD5E0] },
        { [0xFFFFFFFF, 0], [0x2A05C5E276C1FE08, 0x2032E40FC20E8198, 0xED4AC06D787F4396, 0x56896CB4F3DB80FD] },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Generate_gives_NumPys_words(uint[] entropy, ulong[] expected)
    {
        ulong[] actual = new ulong[expected.Length];
        SeedSequence.Generate(entropy, actual);
        actual.Should().Equal(expected);
    }

    [Fact]
    public void Missing_words_of_entropy_count_as_zeros()
    {
        ulong[] one = new ulong[4];
        ulong[] four = new ulong[4];
        SeedSequence.Generate([42], one);
        SeedSequence.Generate([42, 0, 0, 0], four);
        one.Should().Equal(four);
    }

    [Fact]
    public void Seeds_that_differ_by_one_bit_have_nothing_in_common()
    {
        HashSet<ulong> words = [];
        ulong[] state = new ulong[4];
        for (int bit = 0; bit < 32; bit++)
        {
            SeedSequence.Generate([1U << bit, 0], state);
            words.UnionWith(state);
        }

        words.Should().HaveCount(32 * 4);
    }
}
