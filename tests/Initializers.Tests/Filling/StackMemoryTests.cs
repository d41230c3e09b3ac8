using FluentAssertions;
using Initializers.Filling;
using Xunit;

namespace Initializers.Tests.Filling;

public sealed unsafe class StackMemoryTests
{
    [Fact]
    public void Align_gives_the_first_cache_line_within_the_slack()
    {
        byte* memory = stackalloc byte[64 + StackMemory.Slack + 64];
        for (int offset = 0; offset < 64; offset++)
        {
            byte* aligned = StackMemory.Align(memory + offset);

            ((nuint)aligned % 64).Should().Be(0);
            (aligned - (memory + offset)).Should().BeInRange(0, StackMemory.Slack);
        }
    }
}
