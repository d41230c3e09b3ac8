using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FluentAssertions;
using Initializers.Filling;
using Xunit;

namespace Initializers.Tests.Filling;

public class ParallelBlocksTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(1003, 1)]
    [InlineData(1003, 7)]
    [InlineData(1003, 5000)]
    public void Run_does_every_element_once_at_any_degree(int length, int blockLength)
    {
        foreach (int degree in new[] { -1, 1, 2, 3, 16, 1000 })
        {
            int[] counts = new int[length + 1];
            ParallelBlocks.Run(new Counting(counts), length, blockLength, degree);
            counts[..length].Should().NotContain(count => count != 1, "the degree is {0}", degree);
            counts[length].Should().Be(0);
        }
    }

    [Fact]
    public void Run_gives_blocks_that_start_at_multiples_of_the_block_length()
    {
        int[] lengths = new int[100];
        ParallelBlocks.Run(new Recording(lengths), 995, 10, 4);
        lengths[..99].Should().OnlyContain(length => length == 10);
        lengths[99].Should().Be(5);
    }

    [Fact]
    public void Run_can_be_used_by_many_threads_at_once()
    {
        // More callers than cores, each many times over, so that jobs are reused while old queue entries still wait.
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            for (int repeat = 0; repeat < 50; repeat++)
            {
                int[] counts = new int[500];
                ParallelBlocks.Run(new Counting(counts), counts.Length, 3, 4);
                counts.All(count => count == 1).Should().BeTrue();
            }
        });
    }

    [Fact]
    public void Run_can_be_nested()
    {
        int[] counts = new int[64 * 64];
        ParallelBlocks.Run(new Nesting(counts), 64, 1, 8);
        counts.Should().OnlyContain(count => count == 1);
    }

    [Fact]
    public void Run_never_has_more_threads_inside_than_its_degree()
    {
        int[] state = new int[2];
        ParallelBlocks.Run(new Watching(state), 2000, 1, 2);
        state[0].Should().Be(0);
        state[1].Should().BeInRange(1, 2);
    }

    [Fact]
    public void Run_waits_for_its_helpers()
    {
        for (int repeat = 0; repeat < 200; repeat++)
        {
            int[] counts = new int[8];
            ParallelBlocks.Run(new Counting(counts), counts.Length, 1, 8);
            counts.Sum().Should().Be(8);
        }
    }

    private readonly struct Counting(int[] counts) : IBlockKernel
    {
        public void Run(long from, int length)
        {
            for (long i = from; i < from + length; i++)
            {
                Interlocked.Increment(ref counts[i]);
            }
        }
    }

    private readonly struct Recording(int[] lengths) : IBlockKernel
    {
        public void Run(long from, int length) => lengths[checked((int)Math.DivRem(from, 10).Quotient)] += length;
    }

    private readonly struct Nesting(int[] counts) : IBlockKernel
    {
        public void Run(long from, int length)
        {
            int[] inner = new int[64];
            ParallelBlocks.Run(new Counting(inner), 64, 4, 2);
            inner.CopyTo(counts, from * 64);
        }
    }

    private readonly struct Watching(int[] state) : IBlockKernel
    {
        public void Run(long from, int length)
        {
            int inside = Interlocked.Increment(ref state[0]);
            int seen = Volatile.Read(ref state[1]);
            while (inside > seen)
            {
                int before = Interlocked.CompareExchange(ref state[1], inside, seen);
                if (before == seen)
                {
                    break;
                }

                seen = before;
            }

            Thread.SpinWait(50);
            Interlocked.Decrement(ref state[0]);
        }
    }
}
