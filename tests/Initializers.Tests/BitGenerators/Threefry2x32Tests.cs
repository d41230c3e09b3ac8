using System;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.Json;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.BitGenerators;

public class Threefry2x32Tests
{
    [Fact]
    public void Block_gives_the_known_answers_of_Random123()
    {
        int compared = 0;
        foreach (JsonElement row in GoldenFile.Rows("random123-kat.json", "vectors"))
        {
            if (row.GetProperty("generator").GetString() == "threefry2x32")
            {
                row.GetProperty("rounds").GetInt32().Should().Be(20);
                uint[] counter = Words(row.GetProperty("counter"));
                uint[] key = Words(row.GetProperty("key"));
                Threefry2x32.Block2 block = Threefry2x32.Block(counter[0], counter[1], new(key[0], key[1]));
                new[] { block.X0, block.X1 }.Should().Equal(Words(row.GetProperty("result")));
                compared++;
            }
        }

        compared.Should().Be(3);
    }

    [Fact]
    public void Block_of_a_long_counter_takes_its_high_word_first()
    {
        Threefry2x32.Key key = new(3, 5);
        Threefry2x32.Block(0x0123_4567_89AB_CDEFUL, key)
            .Should().Be(Threefry2x32.Block(0x0123_4567u, 0x89AB_CDEFu, key));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL << 20)]
    [InlineData((1UL << 32) - 64)]
    [InlineData(1UL << 32)]
    [InlineData((1UL << 45) + 96)]
    public void Blocks_are_the_scalar_blocks_at_every_width(ulong first)
    {
        Check<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>(first);
        Check<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(first);
        Check<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(first);
    }

    private static unsafe void Check<TLanes, TWords, TDoubles, TSingles>(ulong first)
        where TLanes : IFusedLanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        int w = 2 * TLanes.Count;
        Threefry2x32.Key key = new(0x9E37_79B9, 0xBB67_AE85);
        ulong* schedule = stackalloc ulong[Threefry2x32.ScheduleLength * TLanes.Count];
        uint* words = stackalloc uint[4 * w];
        Threefry2x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, schedule);
        Threefry2x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            TLanes.SplatWord((uint)(first >> 32)),
            TLanes.AddWords(TLanes.SplatWord((uint)first), TLanes.WordNumbers),
            TLanes.SplatWord((uint)(first >> 32)),
            TLanes.AddWords(TLanes.SplatWord((uint)first + (uint)w), TLanes.WordNumbers),
            schedule,
            out TWords x0,
            out TWords x1,
            out TWords y0,
            out TWords y1);
        TLanes.Store(x0, words);
        TLanes.Store(y0, words + w);
        TLanes.Store(x1, words + (2 * w));
        TLanes.Store(y1, words + (3 * w));
        for (int i = 0; i < 2 * w; i++)
        {
            Threefry2x32.Block2 block = new(words[i], words[i + (2 * w)]);
            block.Should().Be(Threefry2x32.Block(first + (ulong)i, key));
        }
    }

    private static uint[] Words(JsonElement hex) =>
        [.. hex.EnumerateArray().Select(word => Convert.ToUInt32(word.GetString(), 16))];
}
