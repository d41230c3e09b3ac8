using System;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.NumPy;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

/// <summary>
/// Reading by blocks gives what reading in one go gives, with blocks so short that guesses fail all the time: with one
/// word, a block may lie inside an attempt as a whole.
/// </summary>
public class NormalFillTests
{
    private const int Length = 6000;

    public static TheoryData<int> BlockLengths => [1, 2, 3, 7, 64, 100, 1000];

    [Theory]
    [MemberData(nameof(BlockLengths))]
    public void Normals_do_not_depend_on_the_block_length(int blockWords)
    {
        for (uint seed = 0; seed < 5; seed++)
        {
            Compare(new NormalDraw<KeepAll>(Pcg64.FromEntropy([seed, 0]), 0, 1, default), blockWords);
        }
    }

    [Theory]
    [MemberData(nameof(BlockLengths))]
    public void Truncated_normals_do_not_depend_on_the_block_length(int blockWords)
    {
        for (uint seed = 0; seed < 5; seed++)
        {
            Compare(
                new NormalDraw<KeepWithin>(Pcg64.FromEntropy([seed, 0]), 0, 1, new(-2, 2)), blockWords);
        }
    }

    private static void Compare<TFilter>(in NormalDraw<TFilter> draw, int blockWords)
        where TFilter : struct, INormalFilter
    {
        double[] whole = new double[Length];
        NormalFill<double, TFilter>.Fill(draw, 0, 1, whole);
        foreach (int start in (int[])[0, 1, 500, 3333])
        {
            GuardedBuffer<double> run = new(Length - start);
            NormalFill<double, TFilter>.Fill(draw, start, 2, run.Span, blockWords);
            run.Span.SequenceEqual(whole.AsSpan(start)).Should().BeTrue($"blocks of {blockWords} words from {start}");
            run.AssertIntact();
        }
    }
}
