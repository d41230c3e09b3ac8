using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Tensors;

namespace Initializers.Fourier;

/// <summary>
/// The rounding of steps in an element type <typeparamref name="T"/>: each operation is computed in
/// <typeparamref name="TReal"/>, and its result rounded to the type.
/// </summary>
/// <remarks>Doubles made of singles round nothing between the steps.</remarks>
internal static class Steps<TReal, T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    where T : unmanaged
{
    /// <summary>The nearest number of the type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Round(TReal value)
    {
        if (typeof(T) == typeof(Half))
        {
            return TReal.CreateTruncating(RoundToHalf(float.CreateTruncating(value)));
        }

        return typeof(T) == typeof(BFloat16)
            ? TReal.CreateTruncating((float)(BFloat16)float.CreateTruncating(value))
            : value;
    }

    /// <summary>The number of the type that a double becomes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal FromDouble(double value, StepRules rules) => typeof(T) == typeof(Half) && !rules.NarrowsTwice
        ? TReal.CreateTruncating((float)(Half)value)
        : Round(TReal.CreateTruncating(value));

    /// <summary>
    /// A result as an element. NaN is one pattern in each type: what an operation gives depends on the processor.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T ToElement(TReal value)
    {
        TReal result = TReal.IsNaN(value) ? TReal.NaN : value;
        return typeof(TReal) == typeof(T) ? Unsafe.BitCast<TReal, T>(result) : Element.Convert<TReal, T>(result);
    }

    // The bits of (float)(Half)value, several times as fast.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float RoundToHalf(float value)
    {
        const uint SmallestNormal = 0x3880_0000; // 2^-14
        const uint Overflow = 0x477F_F000; // 65520, which rounds to infinity
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint magnitude = bits & 0x7FFF_FFFF;
        if (magnitude - SmallestNormal < Overflow - SmallestNormal)
        {
            // Half of the last kept place, less one if that place is even: ties then go to even.
            return BitConverter.UInt32BitsToSingle((bits + 0xFFF + ((bits >> 13) & 1)) & 0xFFFF_E000);
        }

        // Below, halves are multiples of 2^-24, the last place of 0.5.
        return magnitude < SmallestNormal ? float.CopySign(float.Abs(value) + 0.5f - 0.5f, value) : (float)(Half)value;
    }
}
