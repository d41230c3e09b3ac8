using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.BitGenerators;

public class Philox4x32Tests
{
    // Inside the range, across the carry into word 1 from every lane, and at the end of the 64-bit counter.
    private static readonly ulong[] Counters =
        [0, 1, 77, uint.MaxValue - 9, uint.MaxValue - 1, uint.MaxValue, 1UL << 32, 0x0123_4567_89AB_CDEF, ulong.MaxValue - 5];

    [Fact]
    public void Block_gives_the_published_known_answers()
    {
        int compared = 0;
        foreach (JsonElement vector in GoldenFile.Rows("random123-kat.json", "vectors")
            .Where(vector => vector.GetProperty("generator").GetString() == "philox4x32"))
        {
            vector.GetProperty("rounds").GetInt32().Should().Be(10);
            ulong[] counter = Words(vector, "counter");
            ulong[] key = Words(vector, "key");
            Philox4x32.Block4 block = Philox4x32.Block(
                counter[0] | (counter[1] << 32), counter[2] | (counter[3] << 32), key[0] | (key[1] << 32));
            ulong[] words = [block.X0, block.X1, block.X2, block.X3];
            words.Should().Equal(Words(vector, "result"));
            compared++;
        }

        compared.Should().Be(3);
    }

    [Fact]
    public void Blocks_at_128_bits_equal_the_definition() =>
        BlocksEqualTheDefinition<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();

    [Fact]
    public void Blocks_at_256_bits_equal_the_definition() =>
        BlocksEqualTheDefinition<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();

    [Fact]
    public void Blocks_at_512_bits_equal_the_definition() =>
        BlocksEqualTheDefinition<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();

    private static unsafe void BlocksEqualTheDefinition<TLanes, TWords, TDoubles, TSingles>()
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        const ulong counterHigh = 0xFEDC_BA98_7654_3210;
        const ulong key = 0x9E37_79B9_0BAD_CAFE;
        ulong* keys = stackalloc ulong[Philox4x32.RoundKeyCount * TLanes.Count];
        Philox4x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, counterHigh, keys);
        ulong* ramp = stackalloc ulong[8] { 0, 1, 2, 3, 4, 5, 6, 7 };
        int compared = 0;
        foreach (ulong counter in Counters)
        {
            for (ulong step = 0; step < 100; step += (ulong)TLanes.Count)
            {
                // Two vectors go through the rounds together; the second one's counters are far from the first one's.
                ulong first = unchecked(counter + step);
                ulong second = unchecked((first * 3) + 0x1_0000_0007);
                Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
                    TLanes.Add(TLanes.Splat(first), TLanes.Load(ramp)),
                    TLanes.Add(TLanes.Splat(second), TLanes.Load(ramp)),
                    keys,
                    out Philox4x32.Words4<TWords> a,
                    out Philox4x32.Words4<TWords> b);
                AssertBlocks<TLanes, TWords, TDoubles, TSingles>(a, first, counterHigh, key);
                AssertBlocks<TLanes, TWords, TDoubles, TSingles>(b, second, counterHigh, key);

                Philox4x32.Blocks<TLanes, TWords, TDoubles, TSingles, Check<TLanes, TWords, TDoubles, TSingles>>(
                    Philox4x32.FourFrom<TLanes, TWords, TDoubles, TSingles>(
                        TLanes.Add(TLanes.Splat(first), TLanes.Load(ramp))),
                    keys,
                    new(first, counterHigh, key));
                compared += 2 * TLanes.Count;
            }
        }

        compared.Should().BeGreaterThanOrEqualTo(2 * Counters.Length * 100);
    }

    private readonly struct Check<TLanes, TWords, TDoubles, TSingles>(ulong first, ulong counterHigh, ulong key)
        : Philox4x32.IBlockSink<TWords>
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        public void Take(int at, in Philox4x32.Words4<TWords> blocks) =>
            AssertBlocks<TLanes, TWords, TDoubles, TSingles>(
                blocks, unchecked(first + (ulong)at), counterHigh, key);
    }

    private static unsafe void AssertBlocks<TLanes, TWords, TDoubles, TSingles>(
        Philox4x32.Words4<TWords> blocks, ulong first, ulong counterHigh, ulong key)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        ulong* words = stackalloc ulong[4 * 8];
        TLanes.Store(blocks.X0, words);
        TLanes.Store(blocks.X1, words + 8);
        TLanes.Store(blocks.X2, words + 16);
        TLanes.Store(blocks.X3, words + 24);
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            Philox4x32.Block4 actual = new(
                (uint)words[lane], (uint)words[8 + lane], (uint)words[16 + lane], (uint)words[24 + lane]);
            actual.Should().Be(Philox4x32.Block(unchecked(first + (ulong)lane), counterHigh, key));
        }
    }

    private static ulong[] Words(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(word => GoldenFile.Word(word.GetString()))];
}
