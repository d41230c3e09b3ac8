using System;
using FluentAssertions;
using Initializers.Lanes;
using Xunit;

namespace Initializers.Tests.Lanes;

public sealed unsafe class SingleCompactionTests
{
    [Fact]
    public void Every_pattern_of_good_and_bad_keeps_the_first_good_ones_in_order()
    {
        float* values = stackalloc float[8];
        float* scalar = stackalloc float[8];
        for (int pattern = 0; pattern < 256; pattern++)
        {
            float[] expected = new float[8];
            int good = 0;
            for (int i = 0; i < 8; i++)
            {
                // Good ones are told apart by their value; the limit itself is bad, and so is a negative one beyond it.
                bool isGood = (pattern & (1 << i)) != 0;
                float bad = i % 2 == 0 ? 2f : -3f;
                values[i] = scalar[i] = isGood ? (i % 2 == 0 ? 0.1f : -0.1f) * (i + 1) : bad;
                expected[good] = values[i];
                good += isGood ? 1 : 0;
            }

            SingleCompaction.KeepBelow(2, values, values + 4).Should().Be(good);
            SingleCompaction.KeepBelowScalar(2, scalar, scalar + 4).Should().Be(good);
            int kept = Math.Min(4, good);
            new Span<float>(values, kept).ToArray().Should().Equal(expected[..kept]);
            new Span<float>(scalar, kept).ToArray().Should().Equal(expected[..kept]);
        }
    }
}
