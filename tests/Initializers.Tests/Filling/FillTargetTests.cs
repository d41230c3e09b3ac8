using System;
using System.Linq;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Filling;

public unsafe class FillTargetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_001)]
    public void Take_asks_for_every_element_of_a_run_once(int length)
    {
        foreach (int degree in new[] { 1, 2, -1 })
        {
            GuardedBuffer<double> buffer = new(length);
            fixed (double* pointer = buffer.Span)
            {
                FillTarget<double> target = new(pointer, length, (1L << 33) + 1, degree, long.MaxValue);
                target.Take(default(Numbers));
            }

            buffer.AssertIntact();
            buffer.Span.ToArray().Should().Equal(
                Enumerable.Range(0, length).Select(i => (1L << 33) + 1.0 + i), (x, y) => x == y);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(5, 300)]
    [InlineData(1022, 3)]
    [InlineData(1023, 3)]
    [InlineData(1024, 90)]
    [InlineData(1500, 90)]
    public void Take_asks_for_every_element_of_a_box_once(long columns, long rows)
    {
        Shape shape = [3, rows + 1, 2000];
        Box box = new([1, 1, 7], [2, rows, columns]);
        BoxMap map = new(shape, box);
        foreach ((long start, int degree) in new[] { (0L, 1), (columns + 1, 1), (1, -1) })
        {
            int length = (int)Math.Max(0, box.ElementCount - start - 1);
            GuardedBuffer<double> buffer = new(length);
            fixed (double* pointer = buffer.Span)
            {
                FillTarget<double> target = new(pointer, length, start, degree, map);
                target.Take(default(Numbers));
            }

            buffer.AssertIntact();
            buffer.Span.ToArray().Should().Equal(
                Enumerable.Range(0, length).Select(i => (double)map.Locate(start + i, out _)), (x, y) => x == y);
        }
    }

    // The values are their own numbers; a step has four groups.
    private readonly struct Numbers : IStep<double>
    {
        public static int Length => 8;

        public static int GroupLength => 2;

        public void Write(long first, long steps, double* destination)
        {
            for (int i = 0; i < steps * Length; i++)
            {
                destination[i] = first + i;
            }
        }

        public void Gather(ulong* groups, int steps, double* destination)
        {
            for (int i = 0; i < steps * Length; i++)
            {
                destination[i] = (groups[i / GroupLength] * (ulong)GroupLength) + (ulong)(i % GroupLength);
            }
        }
    }
}
