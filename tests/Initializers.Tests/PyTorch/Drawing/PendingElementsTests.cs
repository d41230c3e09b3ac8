using System.Collections.Generic;
using FluentAssertions;
using Initializers.PyTorch.Drawing;
using Xunit;

namespace Initializers.Tests.PyTorch.Drawing;

public unsafe class PendingElementsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void All_are_pending_first_and_none_after_their_removal(int count)
    {
        PendingElements pending = new(count);
        List(pending, 0, count).Should().HaveCount(count);
        for (int i = 0; i < count; i++)
        {
            pending.IsEmpty.Should().BeFalse();
            pending.Remove(i);
        }

        pending.IsEmpty.Should().BeTrue();
        pending.Free();
    }

    [Fact]
    public void List_counts_from_the_first_of_any_run()
    {
        PendingElements pending = new(300);
        for (int i = 0; i < 300; i++)
        {
            if (i % 7 != 0)
            {
                pending.Remove(i);
            }
        }

        for (int from = 0; from < 300; from += 11)
        {
            for (int length = 0; length <= 300 - from; length += 13)
            {
                List<int> expected = [];
                for (int i = 0; i < length; i++)
                {
                    if ((from + i) % 7 == 0)
                    {
                        expected.Add(i);
                    }
                }

                List(pending, from, length).Should().Equal(expected);
            }
        }

        pending.Free();
    }

    [Fact]
    public void KeepOutside_keeps_what_is_below_or_above_the_bounds()
    {
        double[] values = new double[70];
        (values[0], values[1], values[2], values[63], values[64], values[69]) = (-1, 1, -1.5, 1.5, 9, double.NaN);
        PendingElements pending = new(70);
        fixed (double* pointer = values)
        {
            pending.KeepOutside(pointer, -1.0, 1.0);
        }

        List(pending, 0, 70).Should().Equal(2, 63, 64);
        pending.Free();
    }

    private static List<int> List(PendingElements pending, int from, int length)
    {
        int* list = stackalloc int[300];
        int count = pending.List(from, length, list);
        List<int> result = [];
        for (int i = 0; i < count; i++)
        {
            result.Add(list[i]);
        }

        return result;
    }
}
