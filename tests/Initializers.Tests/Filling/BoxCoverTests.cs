using System;
using System.Linq;
using CsCheck;
using FluentAssertions;
using Initializers.Filling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Filling;

public class BoxCoverTests
{
    [Fact]
    public void Fill_keeps_the_boxs_elements_of_what_it_reads_once_and_in_order() =>
        Gen.Select(Boxes.InShapes, Gen.Int[0, 1000], Gen.Int[1, 4]).Sample((shapeAndBox, part, pieces) =>
        {
            (Shape shape, Box box) = shapeAndBox;
            long start = Math.Min(part, box.ElementCount);
            int length = (int)(box.ElementCount - start);
            if (length == 0)
            {
                return true;
            }

            BoxMap map = new(shape, box);
            long[] destination = new long[length];
            Counting reader = new() { End = shape.ElementCount };
            BoxCover.Fill(map, start, pieces * 512, ref reader, destination);
            return reader.IsAscending
                && destination.Select((value, i) => value == map.Locate(start + i, out _)).All(isRight => isRight);
        });

    [Fact]
    public void Fill_passes_over_pieces_without_an_element_of_the_box()
    {
        // Two elements, a million apart.
        BoxMap map = new([2, 1_000_000], new([0, 777], [2, 1]));
        long[] destination = new long[2];
        Counting reader = new() { End = 2_000_000 };

        BoxCover.Fill(map, 0, 512, ref reader, destination);

        destination.Should().Equal(777, 1_000_777);
        reader.Total.Should().BeLessThanOrEqualTo(1024);
    }

    /// <summary>Gives every element's own index.</summary>
    private struct Counting : IRuns<long>
    {
        private long _next;
        private bool _isDescending;

        public long End { get; init; }

        public long Total { get; private set; }

        public readonly bool IsAscending => !_isDescending;

        public void Write(long start, Span<long> destination)
        {
            _isDescending |= start < _next || start + destination.Length > End;
            _next = start + destination.Length;
            Total += destination.Length;
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = start + i;
            }
        }
    }
}
