using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Vectors of 512 bits: eight words or doubles, sixteen singles: AVX-512F. Runs everywhere, fast where the hardware has it.</summary>
internal readonly partial struct Lanes512 : ILanes<Vector512<ulong>, Vector512<double>, Vector512<float>>
{
    public static int Count => 8;

    public static Vector512<ulong> ZipOrder => Vector512.Create(0UL, 4UL, 1UL, 5UL, 2UL, 6UL, 3UL, 7UL);

    public static Vector512<ulong> PairOrder => Vector512.Create(0UL, 1UL, 4UL, 5UL, 2UL, 3UL, 6UL, 7UL);

    public static Vector512<ulong> Permute(Vector512<ulong> value, Vector512<ulong> order) => Vector512.Shuffle(value, order);

    public static Vector512<ulong> Splat(ulong value) => Vector512.Create(value);

    public static Vector512<double> Splat(double value) => Vector512.Create(value);

    public static Vector512<float> Splat(float value) => Vector512.Create(value);

    public static Vector512<ulong> Add(Vector512<ulong> left, Vector512<ulong> right) => left + right;

    public static Vector512<ulong> And(Vector512<ulong> left, Vector512<ulong> right) => left & right;

    public static Vector512<ulong> Or(Vector512<ulong> left, Vector512<ulong> right) => left | right;

    public static Vector512<ulong> Xor(Vector512<ulong> left, Vector512<ulong> right) => left ^ right;

    public static Vector512<ulong> ShiftLeft(Vector512<ulong> value, int count) => value << count;

    public static Vector512<ulong> ShiftRight(Vector512<ulong> value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> RotateRight(Vector512<ulong> value, Vector512<ulong> count) =>
        Avx512F.IsSupported
            ? Avx512F.RotateRightVariable(value, count)
            : Vector512.Create(
                Lanes256.RotateRight(value.GetLower(), count.GetLower()),
                Lanes256.RotateRight(value.GetUpper(), count.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplyLow(Vector512<ulong> left, Vector512<ulong> right)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ZipLow(Vector512<ulong> left, Vector512<ulong> right) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(left, right)
            : Vector512.Create(
                Lanes256.ZipLow(left.GetLower(), right.GetLower()), Lanes256.ZipLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ZipHigh(Vector512<ulong> left, Vector512<ulong> right) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(left, right)
            : Vector512.Create(
                Lanes256.ZipHigh(left.GetLower(), right.GetLower()), Lanes256.ZipHigh(left.GetUpper(), right.GetUpper()));

    public static Vector512<double> AsDoubles(Vector512<ulong> bits) => bits.AsDouble();

    public static Vector512<ulong> AsWords(Vector512<double> value) => value.AsUInt64();

    public static Vector512<float> AsSingles(Vector512<ulong> bits) => bits.AsSingle();

    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    public static Vector512<double> Subtract(Vector512<double> left, Vector512<double> right) => left - right;

    public static Vector512<double> Multiply(Vector512<double> left, Vector512<double> right) => left * right;

    public static Vector512<double> MultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    public static Vector512<double> Sqrt(Vector512<double> value) => Vector512.Sqrt(value);

    public static Vector512<double> Max(Vector512<double> left, Vector512<double> right) => Vector512.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> SelectOdd(
        Vector512<ulong> selector, Vector512<double> even, Vector512<double> odd) =>
        Vector512.ConditionalSelect(((selector << 63).AsInt64() >> 63).AsDouble(), odd, even);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void LookUpPairs(
        double* table, ulong* lanes, out Vector512<double> first, out Vector512<double> second)
    {
        if (Avx512F.IsSupported)
        {
            // A column is two vectors: the permutation picks from both by the index's low four bits and ignores the rest.
            Vector512<ulong> index = Vector512.Load(lanes) >>> 48;
            ulong* columns = (ulong*)table + 32;
            first = Avx512F.PermuteVar8x64x2(
                Vector512.Load(columns), index, Vector512.Load(columns + 8)).AsDouble();
            second = Avx512F.PermuteVar8x64x2(
                Vector512.Load(columns + 16), index, Vector512.Load(columns + 24)).AsDouble();
            return;
        }

        Lanes256.LookUpPairs(table, lanes, out Vector256<double> a0, out Vector256<double> b0);
        Lanes256.LookUpPairs(table, lanes + 4, out Vector256<double> a1, out Vector256<double> b1);
        first = Vector512.Create(a0, a1);
        second = Vector512.Create(b0, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> RoundToSingle(Vector512<double> value) =>
        Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Double(Avx512F.ConvertToVector256Single(value))
            : Vector512.WidenLower(Vector512.Narrow(value, value));

    public static Vector512<float> Narrow(Vector512<double> low, Vector512<double> high) => Vector512.Narrow(low, high);

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    public static Vector512<float> Sqrt(Vector512<float> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotBelow(Vector512<float> value, float limit) =>
        (uint)Vector512.GreaterThanOrEqual(Vector512.Abs(value), Vector512.Create(limit)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InterleavePairs(
        Vector512<float> firstPart, Vector512<float> secondPart, out Vector512<float> low, out Vector512<float> high)
    {
        // Zipped: blocks 0 to 3 of the first pair below, of the second pair above (see PairOrder); then they join.
        Vector512<ulong> order = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        low = Vector512.Shuffle(ZipSinglesLow(firstPart, secondPart).AsUInt64(), order).AsSingle();
        high = Vector512.Shuffle(ZipSinglesHigh(firstPart, secondPart).AsUInt64(), order).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ZipSinglesLow(Vector512<float> left, Vector512<float> right) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackLow(left, right)
            : Vector512.Create(
                Lanes256.ZipSinglesLow(left.GetLower(), right.GetLower()),
                Lanes256.ZipSinglesLow(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ZipSinglesHigh(Vector512<float> left, Vector512<float> right) =>
        Avx512F.IsSupported
            ? Avx512F.UnpackHigh(left, right)
            : Vector512.Create(
                Lanes256.ZipSinglesHigh(left.GetLower(), right.GetLower()),
                Lanes256.ZipSinglesHigh(left.GetUpper(), right.GetUpper()));

    public static unsafe void Store(Vector512<ulong> value, void* destination) => value.Store((ulong*)destination);

    public static unsafe void Store(Vector512<double> value, double* destination) => value.Store(destination);

    public static unsafe void Store(Vector512<float> value, float* destination) => value.Store(destination);

    public static unsafe Vector512<float> Load(float* source) => Vector512.Load(source);

    public static unsafe Vector512<ulong> Load(ulong* source) => Vector512.Load(source);

    public static unsafe Vector512<double> Load(double* source) => Vector512.Load(source);
}
