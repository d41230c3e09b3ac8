using System.Runtime.Intrinsics;
using FluentAssertions;
using Initializers.Lanes;
using Xunit;

namespace Initializers.Tests.Lanes;

public class LaneWidthTests
{
    [Fact]
    public void Best_is_a_width_the_hardware_has_and_none_is_wider()
    {
        LaneWidth best = LaneWidths.Best;
        bool[] accelerated =
        [
            true,
            Vector128.IsHardwareAccelerated,
            Vector256.IsHardwareAccelerated,
            Vector512.IsHardwareAccelerated,
        ];
        accelerated[(int)best].Should().BeTrue();
        accelerated[((int)best + 1)..].Should().NotContain(true);
    }
}
