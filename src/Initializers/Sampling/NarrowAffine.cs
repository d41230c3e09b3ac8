using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Initializers.Tensors;

namespace Initializers.Sampling;

// Scale and offset of unit values in a half-width type: round(round(round(z) * scale) + offset), each to the type. The
// scale may be a single that the type does not hold.
//
// Result   for finite scale, offset and rounded units, the bits are those of the conversions of Half and BFloat16: singles
//          are rounded in place, so that the arithmetic between stays single, which is what those types do too.
// Half     above 2^-14 the fraction's low 13 bits are rounded away as integers; below, where halves are multiples of
//          2^-24, adding 0.5 makes the single's own rounding do it.
internal static unsafe class NarrowAffine
{
    private const float SmallestNormalHalf = 6.103515625e-05f; // 2^-14
    private const uint HalfInfinity = 0x7C00;
    private const uint HalfQuietBit = 0x0200; // makes an infinity a NaN
    private const uint HalfExponentShift = 112 << 10; // the difference of the two exponent biases

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply<T>(float* units, float scale, float offset, int length, T* destination)
        where T : unmanaged
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated && float.IsFinite(scale) && float.IsFinite(offset))
        {
            done = length & ~((2 * Vector256<float>.Count) - 1);
            if (typeof(T) == typeof(Half))
            {
                Halves(units, scale, offset, done, (ushort*)destination);
            }
            else
            {
                BFloat16s(units, scale, offset, done, (ushort*)destination);
            }
        }

        for (int i = done; i < length; i++)
        {
            destination[i] = typeof(T) == typeof(Half)
                ? Element.Convert<Half, T>((Half)((float)(Half)((float)(Half)units[i] * scale) + offset))
                : Element.Convert<BFloat16, T>(
                    (BFloat16)((float)(BFloat16)((float)(BFloat16)units[i] * scale) + offset));
        }
    }

    /// <summary>Singles as half-width numbers, each rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Narrow<T>(float* values, int length, T* destination)
        where T : unmanaged
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            done = length & ~(Vector256<float>.Count - 1);
            for (int i = 0; i < done; i += Vector256<float>.Count)
            {
                Vector256<float> value = Vector256.Load(values + i);
                Vector256<uint> bits = typeof(T) == typeof(Half)
                    ? HalfBits(value) | (~Vector256.Equals(value, value).AsUInt32() & Vector256.Create(HalfQuietBit))
                    : RoundBits(value.AsUInt32(), 16) >>> 16;
                Vector128.Narrow(bits.GetLower(), bits.GetUpper()).Store((ushort*)destination + i);
            }
        }

        for (int i = done; i < length; i++)
        {
            destination[i] = Element.Convert<float, T>(values[i]);
        }
    }

    /// <summary>Half-width numbers as singles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Widen<T>(T* values, int length, float* destination)
        where T : unmanaged
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            done = length & ~(Vector256<float>.Count - 1);
            for (int i = 0; i < done; i += Vector256<float>.Count)
            {
                Vector128<ushort> narrow = Vector128.Load((ushort*)values + i);
                Vector256<uint> bits = Vector256.Create(Vector128.WidenLower(narrow), Vector128.WidenUpper(narrow));
                (typeof(T) == typeof(Half) ? WidenHalf(bits) : (bits << 16).AsSingle()).Store(destination + i);
            }
        }

        for (int i = done; i < length; i++)
        {
            destination[i] = (float)Element.ToDouble(values[i]);
        }
    }

    // The exponents differ by 112: a product with 2^112 puts that right for subnormal numbers too. Infinities and NaN
    // have the largest exponent on both sides.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> WidenHalf(Vector256<uint> bits)
    {
        Vector256<uint> magnitude = bits & Vector256.Create(0x7FFFu);
        Vector256<float> value =
            (magnitude << 13).AsSingle() * Vector256.Create(BitConverter.UInt32BitsToSingle((112u + 127) << 23));
        Vector256<uint> special =
            Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(HalfInfinity)) & Vector256.Create(0x7F80_0000u);
        return (value.AsUInt32() | special | ((bits & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Halves(float* units, float scale, float offset, int length, ushort* destination)
    {
        Vector256<float> scales = Vector256.Create(scale);
        Vector256<float> offsets = Vector256.Create(offset);
        for (int i = 0; i < length; i += 2 * Vector256<float>.Count)
        {
            Vector256<uint> low = HalfBits(
                RoundToHalf(RoundToHalf(Vector256.Load(units + i)) * scales) + offsets);
            Vector256<uint> high = HalfBits(
                RoundToHalf(RoundToHalf(Vector256.Load(units + i + Vector256<float>.Count)) * scales) + offsets);
            Vector256.Narrow(low, high).Store(destination + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BFloat16s(float* units, float scale, float offset, int length, ushort* destination)
    {
        Vector256<float> scales = Vector256.Create(scale);
        Vector256<float> offsets = Vector256.Create(offset);
        for (int i = 0; i < length; i += 2 * Vector256<float>.Count)
        {
            Vector256<float> low =
                RoundToBFloat16(RoundToBFloat16(Vector256.Load(units + i)) * scales) + offsets;
            Vector256<float> high =
                RoundToBFloat16(RoundToBFloat16(Vector256.Load(units + i + Vector256<float>.Count)) * scales) + offsets;
            Vector256.Narrow(
                RoundToBFloat16(low).AsUInt32() >>> 16, RoundToBFloat16(high).AsUInt32() >>> 16).Store(destination + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> RoundToBFloat16(Vector256<float> value) =>
        (RoundBits(value.AsUInt32(), 16) & Vector256.Create(0xFFFF_0000)).AsSingle();

    // Adds half of the last kept place, less one if that place is even: ties then go to even.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RoundBits(Vector256<uint> bits, int dropped) =>
        bits + Vector256.Create((1u << (dropped - 1)) - 1) + ((bits >>> dropped) & Vector256<uint>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> RoundToHalf(Vector256<float> value)
    {
        Vector256<float> magnitude = Vector256.Abs(value);
        Vector256<float> normal =
            (RoundBits(magnitude.AsUInt32(), 13) & Vector256.Create(0xFFFF_E000)).AsSingle();
        normal = Vector256.ConditionalSelect(
            Vector256.GreaterThan(normal, Vector256.Create(65504f)),
            Vector256.Create(float.PositiveInfinity),
            normal);
        Vector256<float> subnormal = (magnitude + Vector256.Create(0.5f)) - Vector256.Create(0.5f);
        Vector256<float> rounded = Vector256.ConditionalSelect(
            Vector256.LessThan(magnitude, Vector256.Create(SmallestNormalHalf)), subnormal, normal);
        return rounded | (value & Vector256.Create(-0f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> HalfBits(Vector256<float> value)
    {
        Vector256<float> magnitude = Vector256.Abs(value);
        Vector256<uint> normal =
            (RoundBits(magnitude.AsUInt32(), 13) >>> 13) - Vector256.Create(HalfExponentShift);
        normal = Vector256.Min(normal, Vector256.Create(HalfInfinity));
        Vector256<uint> subnormal =
            (magnitude + Vector256.Create(0.5f)).AsUInt32() - Vector256.Create(0.5f).AsUInt32();
        Vector256<uint> bits = Vector256.ConditionalSelect(
            Vector256.LessThan(magnitude, Vector256.Create(SmallestNormalHalf)).AsUInt32(), subnormal, normal);
        return bits | ((value.AsUInt32() >>> 16) & Vector256.Create(0x8000u));
    }
}
