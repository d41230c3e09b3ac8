using System;
using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Functions;
using Initializers.Lanes;
using Initializers.Sampling;
using Initializers.Sampling.TensorFlow;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

public class BoxMullerTests
{
    [Fact]
    public void Pair_of_singles_is_the_formula_with_sine_first()
    {
        for (uint i = 0; i < 4096; i++)
        {
            Philox4x32.Block4 words = Philox4x32.Block(i, 0, 99);
            BoxMuller.Pair(words.X0, words.X1, out float first, out float second);
            double u = (words.X0 & 0x7FFFFF) / 8388608.0;
            double radius = Math.Sqrt(-2 * Math.Log(u));
            double angle = 2 * Math.PI * ((words.X1 & 0x7FFFFF) / 8388608.0);

            // The angle is rounded to a single, up to 2^-22 from the exact one; everything else to 2^-23 of itself.
            first.Should().BeApproximately((float)(radius * Math.Sin(angle)), 3e-6f);
            second.Should().BeApproximately((float)(radius * Math.Cos(angle)), 3e-6f);
        }
    }

    [Fact]
    public void Pair_of_doubles_is_the_formula_with_sine_first()
    {
        for (uint i = 0; i < 4096; i++)
        {
            Philox4x32.Block4 words = Philox4x32.Block(i, 0, 99);
            BoxMuller.Pair(words.X0, words.X1, words.X2, words.X3, out double first, out double second);
            double radius = Math.Sqrt(-2 * Math.Log(UnitInterval.DoubleFromTwoWords(words.X0, words.X1)));
            double angle = 2 * Math.PI * UnitInterval.DoubleFromTwoWords(words.X2, words.X3);
            first.Should().BeApproximately(radius * Math.Sin(angle), 1e-14);
            second.Should().BeApproximately(radius * Math.Cos(angle), 1e-14);
        }
    }

    [Fact]
    public void A_zero_uniform_counts_as_the_smallest_one()
    {
        BoxMuller.Pair(0, 0, out float sine, out float cosine);
        sine.Should().Be(0);
        cosine.Should().Be(MathF.Sqrt(-2 * SingleFunctions.Log(1e-7f)));
        BoxMuller.Pair(0, 0, 0, 0, out double sineOfDoubles, out double cosineOfDoubles);
        sineOfDoubles.Should().Be(0);
        cosineOfDoubles.Should().Be(Math.Sqrt(-2 * DoubleFunctions.Log(1e-7)));
    }

    [Fact]
    public void Pairs_at_128_bits_equal_the_definition() =>
        PairsEqualTheDefinition<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>();

    [Fact]
    public void Pairs_at_256_bits_equal_the_definition() =>
        PairsEqualTheDefinition<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>();

    [Fact]
    public void Pairs_at_512_bits_equal_the_definition() =>
        PairsEqualTheDefinition<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>();

    private static unsafe void PairsEqualTheDefinition<TLanes, TWords, TDoubles, TSingles>()
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        ulong* words = stackalloc ulong[4 * 8];
        float* actual = stackalloc float[2 * 16];
        for (uint block = 0; block < 5000; block++)
        {
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                Philox4x32.Block4 random = Philox4x32.Block(block, (ulong)lane, 5);

                // Zero and all ones now and then, and arbitrary bits above a word, which Philox leaves there.
                words[lane] = block % 16 == 0 ? 0 : random.X0 | ((ulong)random.X1 << 32);
                words[8 + lane] = block % 17 == 0 ? 0 : random.X1 | ((ulong)random.X2 << 32);
                words[16 + lane] = block % 18 == 0 ? ulong.MaxValue : random.X2 | ((ulong)random.X3 << 32);
                words[24 + lane] = block % 19 == 0 ? ulong.MaxValue : random.X3 | ((ulong)random.X0 << 32);
            }

            TSingles logarithm = TLanes.Narrow(
                LogUniform<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(words)),
                LogUniform<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(words + 16)));
            SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(words + 8), out TDoubles sinLow, out TDoubles cosLow);
            SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
                TLanes.Load(words + 24), out TDoubles sinHigh, out TDoubles cosHigh);
            TSingles radius = TLanes.Sqrt(TLanes.Multiply(logarithm, TLanes.Splat(-2f)));
            TSingles sine = TLanes.Multiply(TLanes.Narrow(sinLow, sinHigh), radius);
            TSingles cosine = TLanes.Multiply(TLanes.Narrow(cosLow, cosHigh), radius);
            TLanes.Store(sine, actual);
            TLanes.Store(cosine, actual + 16);
            for (int lane = 0; lane < TLanes.Count; lane++)
            {
                AssertPair((uint)words[lane], (uint)words[8 + lane], actual[lane], actual[16 + lane]);
                AssertPair(
                    (uint)words[16 + lane],
                    (uint)words[24 + lane],
                    actual[TLanes.Count + lane],
                    actual[16 + TLanes.Count + lane]);
            }
        }
    }

    private static unsafe TDoubles LogUniform<TLanes, TWords, TDoubles, TSingles>(TWords word)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        TWords offset = BoxMuller.LogOffset<TLanes, TWords, TDoubles, TSingles>(word);
        return SingleFunctions.Log<TLanes, TWords, TDoubles, TSingles>((ulong*)&offset, SingleFunctions.LogTablePointer);
    }

    private static void SinCosTurn<TLanes, TWords, TDoubles, TSingles>(
        TWords word, out TDoubles sin, out TDoubles cos)
        where TLanes : ILanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
        where TSingles : unmanaged
    {
        BoxMuller.ReduceTurn<TLanes, TWords, TDoubles, TSingles>(word, out TDoubles rest, out TWords quadrant);
        SingleFunctions.SinCosReduced<TLanes, TWords, TDoubles, TSingles>(rest, quadrant, out sin, out cos);
    }

    private static void AssertPair(uint word0, uint word1, float actualFirst, float actualSecond)
    {
        BoxMuller.Pair(word0, word1, out float first, out float second);
        if (BitConverter.SingleToInt32Bits(first) != BitConverter.SingleToInt32Bits(actualFirst)
            || BitConverter.SingleToInt32Bits(second) != BitConverter.SingleToInt32Bits(actualSecond))
        {
            (actualFirst, actualSecond).Should().Be((first, second), "the words are {0:x8} {1:x8}", word0, word1);
            Assert.Fail($"The zeros of the words {word0:x8} {word1:x8} differ in sign.");
        }
    }
}
