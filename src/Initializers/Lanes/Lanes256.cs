using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Vectors of 256 bits: four words or doubles, eight singles: AVX2. Runs everywhere, fast where the hardware has it.</summary>
internal readonly partial struct Lanes256 : ILanes<Vector256<ulong>, Vector256<double>, Vector256<float>>
{
    public static int Count => 4;

    public static Vector256<ulong> ZipOrder => Vector256.Create(0UL, 2UL, 1UL, 3UL);

    public static Vector256<ulong> PairOrder => Vector256.Create(0UL, 1UL, 2UL, 3UL);

    public static Vector256<ulong> Permute(Vector256<ulong> value, Vector256<ulong> order) => Vector256.Shuffle(value, order);

    public static Vector256<ulong> Splat(ulong value) => Vector256.Create(value);

    public static Vector256<double> Splat(double value) => Vector256.Create(value);

    public static Vector256<float> Splat(float value) => Vector256.Create(value);

    public static Vector256<ulong> Add(Vector256<ulong> left, Vector256<ulong> right) => left + right;

    public static Vector256<ulong> And(Vector256<ulong> left, Vector256<ulong> right) => left & right;

    public static Vector256<ulong> Or(Vector256<ulong> left, Vector256<ulong> right) => left | right;

    public static Vector256<ulong> Xor(Vector256<ulong> left, Vector256<ulong> right) => left ^ right;

    public static Vector256<ulong> ShiftLeft(Vector256<ulong> value, int count) => value << count;

    public static Vector256<ulong> ShiftRight(Vector256<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> RotateRight(Vector256<ulong> value, Vector256<ulong> count) =>
        Avx2.IsSupported
            ? Avx2.ShiftRightLogicalVariable(value, count)
                | Avx2.ShiftLeftLogicalVariable(value, Vector256.Create(64UL) - count)
            : Vector256.Create(
                Lanes128.RotateRight(value.GetLower(), count.GetLower()),
                Lanes128.RotateRight(value.GetUpper(), count.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> MultiplyLow(Vector256<ulong> left, Vector256<ulong> right)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ZipLow(Vector256<ulong> left, Vector256<ulong> right) =>
        Avx2.IsSupported
            ? Avx2.UnpackLow(left, right)
            : Vector256.Create(
                Lanes128.ZipLow(left.GetLower(), right.GetLower()), Lanes128.ZipLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ZipHigh(Vector256<ulong> left, Vector256<ulong> right) =>
        Avx2.IsSupported
            ? Avx2.UnpackHigh(left, right)
            : Vector256.Create(
                Lanes128.ZipHigh(left.GetLower(), right.GetLower()), Lanes128.ZipHigh(left.GetUpper(), right.GetUpper()));

    public static Vector256<double> AsDoubles(Vector256<ulong> bits) => bits.AsDouble();

    public static Vector256<ulong> AsWords(Vector256<double> value) => value.AsUInt64();

    public static Vector256<float> AsSingles(Vector256<ulong> bits) => bits.AsSingle();

    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    public static Vector256<double> Subtract(Vector256<double> left, Vector256<double> right) => left - right;

    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    public static Vector256<double> Sqrt(Vector256<double> value) => Vector256.Sqrt(value);

    public static Vector256<double> Max(Vector256<double> left, Vector256<double> right) => Vector256.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SelectOdd(
        Vector256<ulong> selector, Vector256<double> even, Vector256<double> odd)
    {
        Vector256<double> sign = (selector << 63).AsDouble();
        return Avx.IsSupported
            ? Avx.BlendVariable(even, odd, sign)
            : Vector256.ConditionalSelect((sign.AsInt64() >> 63).AsDouble(), odd, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void LookUpPairs(
        double* table, ulong* lanes, out Vector256<double> first, out Vector256<double> second)
    {
        // A pair is one 128-bit load; lanes 0 and 2, 1 and 3 are joined so that one zip each gives lane order.
        byte* bytes = (byte*)lanes;
        Vector256<ulong> even = Vector256.Create(
            Lanes128.LoadPair(table, bytes), Lanes128.LoadPair(table, bytes + 16));
        Vector256<ulong> odd = Vector256.Create(
            Lanes128.LoadPair(table, bytes + 8), Lanes128.LoadPair(table, bytes + 24));
        first = ZipLow(even, odd).AsDouble();
        second = ZipHigh(even, odd).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> RoundToSingle(Vector256<double> value) =>
        Avx.IsSupported
            ? Avx.ConvertToVector256Double(Avx.ConvertToVector128Single(value))
            : Vector256.WidenLower(Vector256.Narrow(value, value));

    public static Vector256<float> Narrow(Vector256<double> low, Vector256<double> high) => Vector256.Narrow(low, high);

    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    public static Vector256<float> Sqrt(Vector256<float> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotBelow(Vector256<float> value, float limit) =>
        Vector256.GreaterThanOrEqual(Vector256.Abs(value), Vector256.Create(limit)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InterleavePairs(
        Vector256<float> firstPart, Vector256<float> secondPart, out Vector256<float> low, out Vector256<float> high)
    {
        // Zipped: blocks 0, 1 of the first pair below, of the second pair above; then each block's halves join.
        Vector256<ulong> a = ZipSinglesLow(firstPart, secondPart).AsUInt64();
        Vector256<ulong> b = ZipSinglesHigh(firstPart, secondPart).AsUInt64();
        low = Vector256.Shuffle(a, Vector256.Create(0UL, 2, 1, 3)).AsSingle();
        high = Vector256.Shuffle(b, Vector256.Create(0UL, 2, 1, 3)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> ZipSinglesLow(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported
            ? Avx.UnpackLow(left, right)
            : Vector256.Create(
                Lanes128.ZipSinglesLow(left.GetLower(), right.GetLower()),
                Lanes128.ZipSinglesLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> ZipSinglesHigh(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported
            ? Avx.UnpackHigh(left, right)
            : Vector256.Create(
                Lanes128.ZipSinglesHigh(left.GetLower(), right.GetLower()),
                Lanes128.ZipSinglesHigh(left.GetUpper(), right.GetUpper()));

    public static unsafe void Store(Vector256<ulong> value, void* destination) => value.Store((ulong*)destination);

    public static unsafe void Store(Vector256<double> value, double* destination) => value.Store(destination);

    public static unsafe void Store(Vector256<float> value, float* destination) => value.Store(destination);

    public static unsafe Vector256<float> Load(float* source) => Vector256.Load(source);

    public static unsafe Vector256<ulong> Load(ulong* source) => Vector256.Load(source);

    public static unsafe Vector256<double> Load(double* source) => Vector256.Load(source);
}
