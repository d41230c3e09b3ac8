using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Numerics;

/// <summary>The choice of a width for kernels with fused multiply-adds.</summary>
internal static class FusedLaneWidths
{
    /// <summary>The widest the hardware runs well, given that it has the instruction; a constant to the JIT.</summary>
    /// <remarks>Without it the lanes would go through software one by one, and the scalar definition is faster.</remarks>
    internal static LaneWidth Best =>
        Fma.IsSupported || AdvSimd.IsSupported ? LaneWidths.Best : LaneWidth.Scalar;
}
