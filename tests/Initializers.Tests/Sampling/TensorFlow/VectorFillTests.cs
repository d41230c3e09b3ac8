using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Lanes;
using Initializers.Sampling.TensorFlow;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

/// <summary>Every width writes the bits of the scalar definition: each length, start, kind and element type.</summary>
public class VectorFillTests
{
    private static readonly SeedPair Seed = new(20260821, 3);

    public static TheoryData<DistributionKind, ElementTypes> Rows()
    {
        TheoryData<DistributionKind, ElementTypes> rows = [];
        foreach (DistributionKind kind in Enum.GetValues<DistributionKind>())
        {
            foreach (ElementTypes type in FloatTypes.All)
            {
                rows.Add(kind, type);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_width_equals_the_definition_over_a_long_run(DistributionKind kind, ElementTypes type)
    {
        // A truncated group needs a third block once in about 100,000 groups: this many elements hold several of them.
        const int length = 1_200_000;
        Element.Dispatch<LongRun, int>(type, new(DistributionOf(kind), 1, length)).Should().Be(3);
    }

    [Fact]
    public void The_long_run_meets_truncated_groups_that_need_a_third_block()
    {
        // 8 candidates of two blocks, of which fewer than 4 lie inside: counted on the very stream of the long run.
        var state = PhiloxState.FromSeed(Seed);
        int found = 0;
        for (ulong group = 0; group < 300_000; group++)
        {
            int inside = Inside(state.Block(group * 256)) + Inside(state.Block((group * 256) + 1));
            found += inside < 4 ? 1 : 0;
        }

        found.Should().BeGreaterThan(0);
    }

    private static int Inside(Philox4x32.Block4 x)
    {
        BoxMuller.Pair(x.X0, x.X1, out float a, out float b);
        BoxMuller.Pair(x.X2, x.X3, out float c, out float d);
        return (MathF.Abs(a) < 2 ? 1 : 0) + (MathF.Abs(b) < 2 ? 1 : 0) + (MathF.Abs(c) < 2 ? 1 : 0)
            + (MathF.Abs(d) < 2 ? 1 : 0);
    }

    private static Distribution DistributionOf(DistributionKind kind) => kind switch
    {
        DistributionKind.Uniform => Distribution.Uniform(-3.7, 12.25),
        DistributionKind.Normal => Distribution.Normal(2.5, 0.3),
        _ => Distribution.TruncatedNormal(-1.5, 0.7),
    };

    private static IEnumerable<LaneWidth> Vectors() => [LaneWidth.Bits128, LaneWidth.Bits256, LaneWidth.Bits512];

    private readonly record struct LongRun(Distribution Distribution, long Start, int Length) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            int compared = 0;
            T[] expected = new T[Length];
            T[] actual = new T[Length];
            Fill(LaneWidth.Scalar, Distribution, Start, -1, expected.AsSpan());
            foreach (LaneWidth width in Vectors())
            {
                // Emulated vectors are some fifty times slower than the definition: a part of the run must do.
                int length = width <= LaneWidths.Best ? Length : Length / 20;
                Fill(width, Distribution, Start, -1, actual.AsSpan(0, length));
                Bytes<T>(actual.AsSpan(0, length)).SequenceEqual(Bytes<T>(expected.AsSpan(0, length))).Should()
                    .BeTrue("the width is {0}", width);
                compared++;
            }

            return compared;
        }
    }

    private static void Fill<T>(LaneWidth width, Distribution distribution, long start, int degree, Span<T> destination)
        where T : unmanaged =>
        WidthFill.Run(Backend.TensorFlow, width, distribution, Seed, long.MaxValue, start, degree, destination);

    private static ReadOnlySpan<byte> Bytes<T>(Span<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values);
}
