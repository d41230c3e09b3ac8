using System.Collections.Generic;
using CsCheck;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Filling;

public class BoxMapTests
{
    [Theory]
    [InlineData(new long[] { 0, 0, 0 }, new long[] { 4, 5, 6 }, 120)]
    [InlineData(new long[] { 1, 0, 0 }, new long[] { 2, 5, 6 }, 60)]
    [InlineData(new long[] { 1, 2, 0 }, new long[] { 2, 3, 6 }, 18)]
    [InlineData(new long[] { 0, 0, 2 }, new long[] { 4, 5, 3 }, 3)]
    [InlineData(new long[] { 3, 4, 5 }, new long[] { 1, 1, 1 }, 1)]
    public void Runs_are_as_long_as_full_axes_allow(long[] offset, long[] extent, long expected) =>
        new BoxMap([4, 5, 6], new(offset, new Shape(extent))).RunLength.Should().Be(expected);

    [Fact]
    public void A_scalar_is_one_run_of_one()
    {
        BoxMap map = new([], default);

        map.Locate(0, out long remaining).Should().Be(0);
        remaining.Should().Be(1);
    }

    [Fact]
    public void Locate_finds_every_element_in_any_box() =>
        Boxes.InShapes.Sample((shape, box) =>
        {
            if (box.ElementCount == 0)
            {
                return true;
            }

            BoxMap map = new(shape, box);
            long index = 0;
            foreach (long expected in FlatIndices(shape, box))
            {
                long flat = map.Locate(index, out long remaining);
                if (flat != expected || remaining < 1 || remaining != map.RunLength - (index % map.RunLength))
                {
                    return false;
                }

                index++;
            }

            return index == box.ElementCount;
        });

    [Fact]
    public void Locate_works_near_the_end_of_64_bits()
    {
        Shape shape = [1L << 31, 1L << 31];
        BoxMap map = new(shape, new([(1L << 31) - 2, (1L << 31) - 3], [2, 3]));

        map.Locate(5, out long remaining).Should().Be((1L << 62) - 1);
        remaining.Should().Be(1);
    }

    private static IEnumerable<long> FlatIndices(Shape shape, Box box)
    {
        long[] at = new long[shape.Rank];
        for (long element = 0; element < box.ElementCount; element++)
        {
            long flat = 0;
            for (int axis = 0; axis < at.Length; axis++)
            {
                flat = (flat * shape[axis]) + box.Offset[axis] + at[axis];
            }

            yield return flat;
            for (int axis = at.Length - 1; axis >= 0 && ++at[axis] == box.Extent[axis]; axis--)
            {
                at[axis] = 0;
            }
        }
    }
}
