using System.Linq;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Filling;

public unsafe class StepFillTests
{
    [Fact]
    public void Fill_writes_every_run_in_order_and_nothing_else()
    {
        for (long start = 0; start < 20; start++)
        {
            for (int length = 0; length < 50; length++)
            {
                Check(start, length);
            }
        }
    }

    [Fact]
    public void Fill_writes_runs_longer_than_its_buffer()
    {
        foreach (int length in new[] { 1019, 1020, 1021, 1024, 1031, 1032, 1033, 5000 })
        {
            for (long start = 0; start < 13; start++)
            {
                Check(start, length);
            }
        }
    }

    [Fact]
    public void Fill_counts_in_64_bits()
    {
        int value;
        new StepFill<Numbers, int>(default, (1L << 40) + 7, &value).Run(0, 1);
        value.Should().Be(7);
    }

    private static void Check(long start, int length)
    {
        GuardedBuffer<int> buffer = new(length);
        fixed (int* pointer = buffer.Span)
        {
            new StepFill<Numbers, int>(default, start, pointer).Run(0, length);
        }

        buffer.AssertIntact();
        buffer.Span.ToArray().Should().Equal(Enumerable.Range((int)start, length));
    }

    // The values are their own numbers; a step is longer than the multiple it may start at, as vector steps are.
    private readonly struct Numbers : IStep<int>
    {
        public static int Length => 12;

        public static int GroupLength => 4;

        public void Write(long first, long steps, int* destination)
        {
            (first % GroupLength).Should().Be(0);
            for (int i = 0; i < steps * Length; i++)
            {
                destination[i] = unchecked((int)(first + i));
            }
        }

        public void Gather(ulong* groups, int steps, int* destination)
        {
            for (int i = 0; i < steps * Length; i++)
            {
                destination[i] = unchecked((int)(groups[i / GroupLength] * (ulong)GroupLength) + (i % GroupLength));
            }
        }
    }
}
