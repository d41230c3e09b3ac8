using System;
using FluentAssertions;
using Initializers.Lanes;

namespace Initializers.Tests.Lanes;

/// <summary>What the lanes of every width must do, lane by lane, against plain arithmetic.</summary>
internal static unsafe class LanesContract<TLanes, TWords, TDoubles, TSingles>
    where TLanes : ILanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    private static readonly ulong[] Words =
        [0, 1, uint.MaxValue, 1UL << 32, 0x0123_4567_89AB_CDEF, ulong.MaxValue, 0xFFFF_FFFF_0000_0003, 42];

    private static readonly ulong[] OtherWords =
        [7, ulong.MaxValue, uint.MaxValue, 0xF0F0_F0F0_0F0F_0F0F, 2, 1, 0x8000_0000_0000_0001, 1UL << 63];

    private static readonly double[] Numbers = [0, -0.0, 1.5, -2.75, 1e300, 3.0000001192092896, -1e-300, 0.1];

    private static readonly double[] OtherNumbers = [2, 3, -1.5, 1e10, 1e-10, 0.3, -7, 1.0 / 3];

    internal static int Count => TLanes.Count;

    internal static void WordOperationsAreLaneWise()
    {
        for (int at = 0; at < Words.Length; at += TLanes.Count)
        {
            TWords left = Load(Words, at);
            TWords right = Load(OtherWords, at);
            Expect(at, TLanes.Splat(0x1234_5678_9ABC_DEF0UL), _ => 0x1234_5678_9ABC_DEF0UL);
            Expect(at, TLanes.Add(left, right), i => unchecked(Words[i] + OtherWords[i]));
            Expect(at, TLanes.And(left, right), i => Words[i] & OtherWords[i]);
            Expect(at, TLanes.Or(left, right), i => Words[i] | OtherWords[i]);
            Expect(at, TLanes.Xor(left, right), i => Words[i] ^ OtherWords[i]);
            Expect(at, TLanes.ShiftLeft(left, 29), i => Words[i] << 29);
            Expect(at, TLanes.ShiftRight(left, 29), i => Words[i] >> 29);
            Expect(at, TLanes.MultiplyLow(left, right), i => (Words[i] & uint.MaxValue) * (OtherWords[i] & uint.MaxValue));
        }
    }

    internal static void DoubleOperationsAreLaneWise()
    {
        for (int at = 0; at < Words.Length; at += TLanes.Count)
        {
            TDoubles left = Load(Numbers, at);
            TDoubles right = Load(OtherNumbers, at);
            Expect(at, TLanes.Splat(0.1), _ => 0.1);
            Expect(at, TLanes.Add(left, right), i => Numbers[i] + OtherNumbers[i]);
            Expect(at, TLanes.Subtract(left, right), i => Numbers[i] - OtherNumbers[i]);
            Expect(at, TLanes.Multiply(left, right), i => Numbers[i] * OtherNumbers[i]);
            Expect(at, TLanes.Max(left, right), i => Math.Max(Numbers[i], OtherNumbers[i]));
            Expect(at, TLanes.RoundToSingle(right), i => (float)OtherNumbers[i]);
            Expect(at, TLanes.SelectOdd(Load(Words, at), left, right), i => (Words[i] & 1) == 0 ? Numbers[i] : OtherNumbers[i]);
        }
    }

    internal static void MultiplyAddRoundsOnceOrTwice()
    {
        double* actual = stackalloc double[8];
        TLanes.Store(TLanes.MultiplyAdd(Load(Numbers, 0), Load(OtherNumbers, 0), TLanes.Splat(0.7)), actual);
        for (int i = 0; i < TLanes.Count; i++)
        {
            double fused = Math.FusedMultiplyAdd(Numbers[i], OtherNumbers[i], 0.7);
            double separate = (Numbers[i] * OtherNumbers[i]) + 0.7;
            actual[i].Should().BeOneOf(fused, separate);
        }
    }

    internal static void LookUpPairsReadsBothNumbersOfEachPair()
    {
        double* table = stackalloc double[64];
        for (int i = 0; i < 16; i++)
        {
            table[2 * i] = table[32 + i] = 100 + (2 * i);
            table[(2 * i) + 1] = table[48 + i] = 101 + (2 * i);
        }

        ulong[] indices = [15, 0, 7, 3, 3, 12, 1, 8];

        // The index is in bits 48 to 51; what surrounds it must not matter.
        TWords lanes = Load(Array.ConvertAll(indices, index => (index << 48) | 0xABF0_FFFF_FFFF_FFFF), 0);
        TLanes.LookUpPairs(table, (ulong*)&lanes, out TDoubles first, out TDoubles second);
        Expect(0, first, i => 100 + (2 * (double)indices[i]));
        Expect(0, second, i => 101 + (2 * (double)indices[i]));
    }

    internal static void ZipsOfLanesInZipOrderAreInMemoryOrder()
    {
        // Lane k holds number k of a run of pairs; the zips must write pair 0, pair 1 and so on.
        TWords order = TLanes.ZipOrder;
        ulong* actual = stackalloc ulong[16];
        TLanes.Store(TLanes.ZipLow(order, TLanes.Add(order, TLanes.Splat(100UL))), actual);
        TLanes.Store(TLanes.ZipHigh(order, TLanes.Add(order, TLanes.Splat(100UL))), actual + TLanes.Count);
        for (int pair = 0; pair < TLanes.Count; pair++)
        {
            actual[2 * pair].Should().Be((ulong)pair);
            actual[(2 * pair) + 1].Should().Be((ulong)pair + 100);
        }
    }

    internal static void InterleavedPairsOfLanesInPairOrderAreInMemoryOrder()
    {
        // Block b has the values 10 b + 0 .. 3: words 0 and 1 make the first pair, words 2 and 3 the second.
        ulong* blocks = stackalloc ulong[8];
        TLanes.Store(TLanes.PairOrder, blocks);
        double* first = stackalloc double[16];
        double* second = stackalloc double[16];
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            first[lane] = (10.0 * blocks[lane]) + 0;
            second[lane] = (10.0 * blocks[lane]) + 1;
            first[TLanes.Count + lane] = (10.0 * blocks[lane]) + 2;
            second[TLanes.Count + lane] = (10.0 * blocks[lane]) + 3;
        }

        TLanes.InterleavePairs(Narrow(first), Narrow(second), out TSingles low, out TSingles high);
        float* actual = stackalloc float[32];
        TLanes.Store(low, actual);
        TLanes.Store(high, actual + (2 * TLanes.Count));
        for (int i = 0; i < 4 * TLanes.Count; i++)
        {
            actual[i].Should().Be((10 * (i / 4)) + (i % 4));
        }
    }

    internal static void SingleOperationsAreLaneWise()
    {
        float* numbers = stackalloc float[16];
        for (int i = 0; i < 16; i++)
        {
            numbers[i] = 0.1f + (i * i * (i % 2 == 0 ? 1 : -1));
        }

        TSingles value = TLanes.Load(numbers);
        TSingles three = TLanes.Splat(0.3f);
        float* actual = stackalloc float[4 * 16];
        TLanes.Store(TLanes.Add(value, three), actual);
        TLanes.Store(TLanes.Subtract(value, three), actual + 16);
        TLanes.Store(TLanes.Multiply(value, three), actual + 32);
        TLanes.Store(TLanes.Sqrt(TLanes.Multiply(value, value)), actual + 48);
        float limit = MathF.Abs(numbers[3]);
        uint notBelow = TLanes.NotBelow(value, limit);
        for (int i = 0; i < 2 * TLanes.Count; i++)
        {
            actual[i].Should().Be(numbers[i] + 0.3f);
            actual[16 + i].Should().Be(numbers[i] - 0.3f);
            actual[32 + i].Should().Be(numbers[i] * 0.3f);
            actual[48 + i].Should().Be(MathF.Sqrt(numbers[i] * numbers[i]));
            ((notBelow >> i) & 1).Should().Be(MathF.Abs(numbers[i]) >= limit ? 1u : 0u);
        }

        (notBelow >> (2 * TLanes.Count - 1) >> 1).Should().Be(0);
    }

    internal static void CastsKeepTheBits()
    {
        Expect(0, TLanes.AsWords(TLanes.AsDoubles(Load(Words, 0))), i => Words[i]);
        float* singles = stackalloc float[16];
        TLanes.Store(TLanes.AsSingles(TLanes.Splat(0x4000_0000_3F80_0000UL)), singles);
        for (int i = 0; i < 2 * TLanes.Count; i++)
        {
            singles[i].Should().Be(i % 2 == 0 ? 1 : 2);
        }
    }

    private static TSingles Narrow(double* values)
    {
        double* at = values + TLanes.Count;
        return TLanes.Narrow(
            TLanes.AsDoubles(TLanes.Load((ulong*)values)), TLanes.AsDoubles(TLanes.Load((ulong*)at)));
    }

    private static TWords Load(ulong[] values, int at)
    {
        fixed (ulong* pointer = &values[at])
        {
            return TLanes.Load(pointer);
        }
    }

    private static TDoubles Load(double[] values, int at)
    {
        fixed (double* pointer = &values[at])
        {
            return TLanes.AsDoubles(TLanes.Load((ulong*)pointer));
        }
    }

    private static void Expect(int at, TWords actual, Func<int, ulong> expected)
    {
        ulong* lanes = stackalloc ulong[8];
        TLanes.Store(actual, lanes);
        for (int i = 0; i < TLanes.Count; i++)
        {
            lanes[i].Should().Be(expected(at + i), "that is lane {0} from {1}", i, at);
        }
    }

    private static void Expect(int at, TDoubles actual, Func<int, double> expected)
    {
        double* lanes = stackalloc double[8];
        TLanes.Store(actual, lanes);
        for (int i = 0; i < TLanes.Count; i++)
        {
            BitConverter.DoubleToInt64Bits(lanes[i]).Should()
                .Be(BitConverter.DoubleToInt64Bits(expected(at + i)), "that is lane {0} from {1}", i, at);
        }
    }
}
