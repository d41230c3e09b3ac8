using FluentAssertions;
using Initializers.Filling;
using Initializers.Sampling;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling;

public unsafe class NarrowStepTests
{
    [Fact]
    public void It_goes_through_its_chunks_in_order()
    {
        const int length = 2500;
        GuardedBuffer<BFloat16> written = new(length);
        GuardedBuffer<BFloat16> gathered = new(length);
        ulong* groups = stackalloc ulong[length / 4];
        for (int i = 0; i < length / 4; i++)
        {
            groups[i] = (ulong)(2 + i);
        }

        ConvertedStep<Ramp, float, NarrowConversion<BFloat16>, BFloat16> step = new(default, new(2, -1));
        fixed (BFloat16* toWritten = written.Span, toGathered = gathered.Span)
        {
            step.Write(8, length / 4, toWritten);
            step.Gather(groups, length / 4, toGathered);
        }

        written.AssertIntact();
        gathered.AssertIntact();
        for (int i = 0; i < length; i++)
        {
            var unit = (BFloat16)(float)(8 + i);
            var expected = (BFloat16)((float)(BFloat16)(2f * unit) - 1f);
            written.Span[i].Should().Be(expected);
            gathered.Span[i].Should().Be(expected);
        }
    }

    private readonly struct Ramp : IStep<float>
    {
        public static int Length => 4;

        public static int GroupLength => 4;

        public void Write(long first, long steps, float* destination)
        {
            for (int i = 0; i < steps * Length; i++)
            {
                destination[i] = first + i;
            }
        }

        public void Gather(ulong* groups, int steps, float* destination)
        {
            for (int i = 0; i < steps; i++)
            {
                Write((long)groups[i] * Length, 1, destination + (i * Length));
            }
        }
    }
}
