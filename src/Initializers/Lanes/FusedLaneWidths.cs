using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>The choice of a width for kernels with fused multiply-adds.</summary>
internal static class FusedLaneWidths
{
    /// <summary>The widest that the hardware runs well; a constant to the JIT.</summary>
    /// <remarks>Without the instruction, lanes would go through software one by one: the scalar form is faster.</remarks>
    internal static LaneWidth Best =>
        Fma.IsSupported || AdvSimd.IsSupported ? LaneWidths.Best : LaneWidth.Scalar;
}
