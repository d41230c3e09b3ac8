using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.BitGenerators;
using Initializers.Sampling.TensorFlow;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

public unsafe class TruncatedGroupTests
{
    private static readonly PhiloxState State = PhiloxState.FromSeed(new(1337));

    [Fact]
    public void Complete_keeps_the_first_candidates_inside_the_limit()
    {
        float* actual = stackalloc float[TruncatedGroup.Length];
        int secondBlocks = 0;
        for (ulong group = 0; group < 2000; group++)
        {
            TruncatedGroup.Complete(State, group, 0, 0, actual);
            float[] candidates = [.. Candidates(group * 256), .. Candidates((group * 256) + 1), .. Candidates((group * 256) + 2)];
            float[] expected = [.. candidates.Where(z => MathF.Abs(z) < 2).Take(4)];
            new Span<float>(actual, 4).ToArray().Should().Equal(expected);
            secondBlocks += candidates.Take(4).All(z => MathF.Abs(z) < 2) ? 0 : 1;
        }

        secondBlocks.Should().BePositive();
    }

    [Fact]
    public void Complete_of_doubles_keeps_the_first_candidates_inside_the_limit()
    {
        double* actual = stackalloc double[TruncatedGroup.DoubleLength];
        for (ulong group = 0; group < 2000; group++)
        {
            TruncatedGroup.Complete(State, group, 0, 0, actual);
            IEnumerable<double> candidates = Enumerable.Range(0, 6).SelectMany(
                block => DoubleCandidates((group * 128) + (ulong)block));
            double[] expected = [.. candidates.Where(z => Math.Abs(z) < 2).Take(2)];
            new Span<double>(actual, 2).ToArray().Should().Equal(expected);
        }
    }

    [Fact]
    public void Complete_goes_on_where_it_is_told_to()
    {
        float* whole = stackalloc float[TruncatedGroup.Length];
        TruncatedGroup.Complete(State, 5, 1, 0, whole);
        float* rest = stackalloc float[TruncatedGroup.Length];
        rest[0] = 17;
        rest[1] = 18;
        TruncatedGroup.Complete(State, 5, 1, 2, rest);
        new Span<float>(rest, 4).ToArray().Should().Equal(17, 18, whole[0], whole[1]);
    }

    private static float[] Candidates(ulong block)
    {
        Philox4x32.Block4 x = State.Block(block);
        BoxMuller.Pair(x.X0, x.X1, out float z0, out float z1);
        BoxMuller.Pair(x.X2, x.X3, out float z2, out float z3);
        return [z0, z1, z2, z3];
    }

    private static double[] DoubleCandidates(ulong block)
    {
        Philox4x32.Block4 x = State.Block(block);
        BoxMuller.Pair(x.X0, x.X1, x.X2, x.X3, out double z0, out double z1);
        return [z0, z1];
    }
}
