using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>The width of the vectors a kernel runs on; results are the same at every one.</summary>
internal enum LaneWidth
{
    /// <summary>The scalar definition.</summary>
    Scalar,

    /// <summary><see cref="Lanes128"/>.</summary>
    Bits128,

    /// <summary><see cref="Lanes256"/>.</summary>
    Bits256,

    /// <summary><see cref="Lanes512"/>.</summary>
    Bits512,
}

/// <summary>The choice of a width.</summary>
internal static class LaneWidths
{
    /// <summary>Whether there are 32 vector registers, not 16; a constant to the JIT.</summary>
    internal static bool HasManyRegisters => Avx512F.VL.IsSupported || AdvSimd.IsSupported;

    /// <summary>The widest the hardware runs well; a constant to the JIT.</summary>
    internal static LaneWidth Best =>
        Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
        : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
        : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
        : LaneWidth.Scalar;

    /// <summary>The widest for kernels with fused multiply-adds; a constant to the JIT.</summary>
    /// <remarks>Without the instruction, lanes would go through software one by one: the scalar form is faster.</remarks>
    internal static LaneWidth BestFused => Fma.IsSupported || AdvSimd.IsSupported ? Best : LaneWidth.Scalar;
}
