using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Vectors of 128 bits: two words or doubles, four singles: SSE2 to SSE4.1, and Arm's AdvSimd. Runs everywhere, fast where the hardware has it.</summary>
internal readonly partial struct Lanes128 : ILanes<Vector128<ulong>, Vector128<double>, Vector128<float>>
{
    public static int Count => 2;

    public static Vector128<ulong> ZipOrder => Vector128.Create(0UL, 1UL);

    public static Vector128<ulong> PairOrder => Vector128.Create(0UL, 1UL);

    public static Vector128<ulong> Permute(Vector128<ulong> value, Vector128<ulong> order) => Vector128.Shuffle(value, order);

    public static Vector128<ulong> Splat(ulong value) => Vector128.Create(value);

    public static Vector128<double> Splat(double value) => Vector128.Create(value);

    public static Vector128<float> Splat(float value) => Vector128.Create(value);

    public static Vector128<ulong> Add(Vector128<ulong> left, Vector128<ulong> right) => left + right;

    public static Vector128<ulong> And(Vector128<ulong> left, Vector128<ulong> right) => left & right;

    public static Vector128<ulong> Or(Vector128<ulong> left, Vector128<ulong> right) => left | right;

    public static Vector128<ulong> Xor(Vector128<ulong> left, Vector128<ulong> right) => left ^ right;

    public static Vector128<ulong> ShiftLeft(Vector128<ulong> value, int count) => value << count;

    public static Vector128<ulong> ShiftRight(Vector128<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> RotateRight(Vector128<ulong> value, Vector128<ulong> count)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.ShiftRightLogicalVariable(value, count)
                | Avx2.ShiftLeftLogicalVariable(value, Vector128.Create(64UL) - count);
        }

        return Vector128.Create(
            ulong.RotateRight(value.GetElement(0), (int)count.GetElement(0)),
            ulong.RotateRight(value.GetElement(1), (int)count.GetElement(1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> MultiplyLow(Vector128<ulong> left, Vector128<ulong> right)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        if (AdvSimd.IsSupported)
        {
            return AdvSimd.MultiplyWideningLower(
                AdvSimd.ExtractNarrowingLower(left), AdvSimd.ExtractNarrowingLower(right));
        }

        Vector128<ulong> low = Vector128.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ZipLow(Vector128<ulong> left, Vector128<ulong> right) =>
        Sse2.IsSupported ? Sse2.UnpackLow(left, right) : Vector128.Create(left.GetElement(0), right.GetElement(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ZipHigh(Vector128<ulong> left, Vector128<ulong> right) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(left, right) : Vector128.Create(left.GetElement(1), right.GetElement(1));

    public static Vector128<double> AsDoubles(Vector128<ulong> bits) => bits.AsDouble();

    public static Vector128<ulong> AsWords(Vector128<double> value) => value.AsUInt64();

    public static Vector128<float> AsSingles(Vector128<ulong> bits) => bits.AsSingle();

    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    public static Vector128<double> Subtract(Vector128<double> left, Vector128<double> right) => left - right;

    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    public static Vector128<double> MultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    public static Vector128<double> Sqrt(Vector128<double> value) => Vector128.Sqrt(value);

    public static Vector128<double> Max(Vector128<double> left, Vector128<double> right) => Vector128.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SelectOdd(
        Vector128<ulong> selector, Vector128<double> even, Vector128<double> odd)
    {
        Vector128<double> sign = (selector << 63).AsDouble();
        return Sse41.IsSupported
            ? Sse41.BlendVariable(even, odd, sign)
            : Vector128.ConditionalSelect((sign.AsInt64() >> 63).AsDouble(), odd, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void LookUpPairs(
        double* table, ulong* lanes, out Vector128<double> first, out Vector128<double> second)
    {
        // A pair is one 128-bit load; two of them are turned into two vectors.
        Vector128<ulong> a = LoadPair(table, (byte*)lanes);
        Vector128<ulong> b = LoadPair(table, (byte*)lanes + 8);
        first = ZipLow(a, b).AsDouble();
        second = ZipHigh(a, b).AsDouble();
    }

    /// <summary>The pair whose index is in the lane's bits 48 to 51: the low half of byte 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe Vector128<ulong> LoadPair(double* table, byte* lane)
    {
        uint index = (BitConverter.IsLittleEndian ? lane[6] : lane[1]) & 15u;
        return Vector128.Load((ulong*)(table + (2 * index)));
    }

    public static Vector128<double> RoundToSingle(Vector128<double> value) =>
        Vector128.WidenLower(Vector128.Narrow(value, value));

    public static Vector128<float> Narrow(Vector128<double> low, Vector128<double> high) => Vector128.Narrow(low, high);

    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    public static Vector128<float> Sqrt(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotBelow(Vector128<float> value, float limit) =>
        Vector128.GreaterThanOrEqual(Vector128.Abs(value), Vector128.Create(limit)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InterleavePairs(
        Vector128<float> firstPart, Vector128<float> secondPart, out Vector128<float> low, out Vector128<float> high)
    {
        Vector128<ulong> a = ZipSinglesLow(firstPart, secondPart).AsUInt64();
        Vector128<ulong> b = ZipSinglesHigh(firstPart, secondPart).AsUInt64();
        low = ZipLow(a, b).AsSingle();
        high = ZipHigh(a, b).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ZipSinglesLow(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? Sse.UnpackLow(left, right)
            : Vector128.Create(left.GetElement(0), right.GetElement(0), left.GetElement(1), right.GetElement(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ZipSinglesHigh(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? Sse.UnpackHigh(left, right)
            : Vector128.Create(left.GetElement(2), right.GetElement(2), left.GetElement(3), right.GetElement(3));

    public static unsafe void Store(Vector128<ulong> value, void* destination) => value.Store((ulong*)destination);

    public static unsafe void Store(Vector128<double> value, double* destination) => value.Store(destination);

    public static unsafe void Store(Vector128<float> value, float* destination) => value.Store(destination);

    public static unsafe Vector128<float> Load(float* source) => Vector128.Load(source);

    public static unsafe Vector128<ulong> Load(ulong* source) => Vector128.Load(source);

    public static unsafe Vector128<double> Load(double* source) => Vector128.Load(source);
}
