using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

internal readonly partial struct Lanes256
    : IFusedLanes<Vector256<ulong>, Vector256<double>, Vector256<float>>
{
    public static Vector256<ulong> WordNumbers => Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7).AsUInt64();

    public static Vector256<ulong> SplatWord(uint value) => Vector256.Create(value).AsUInt64();

    public static unsafe Vector256<ulong> LoadWords(uint* source) => Vector256.Load(source).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> AddWords(Vector256<ulong> left, Vector256<ulong> right) =>
        (left.AsUInt32() + right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> SubtractWords(Vector256<ulong> left, Vector256<ulong> right) =>
        (left.AsUInt32() - right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftWordsLeft(Vector256<ulong> value, int count) =>
        (value.AsUInt32() << count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftWordsRight(Vector256<ulong> value, int count) =>
        (value.AsUInt32() >>> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> ShiftWordsRightSigned(Vector256<ulong> value, int count) =>
        (value.AsInt32() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> RotateWordsLeft(Vector256<ulong> value, [ConstantExpected] byte count) =>
        count is 16 or 24 && Avx2.IsSupported
            ? RotateBytes(value, count)
            : ((value.AsUInt32() << count) | (value.AsUInt32() >>> (32 - count))).AsUInt64();

    public static Vector256<ulong> AsWords(Vector256<float> value) => value.AsUInt64();

    public static Vector256<float> ToSingles(Vector256<ulong> value) => Vector256.ConvertToSingle(value.AsInt32());

    public static Vector256<ulong> Truncate(Vector256<float> value) =>
        Vector256.ConvertToInt32Native(value).AsUInt64();

    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Vector256.MaxNative(left, right);

    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) =>
        Vector256.MinNative(left, right);

    public static Vector256<ulong> LessThan(Vector256<float> left, Vector256<float> right) =>
        Vector256.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(
        Vector256<ulong> selector, Vector256<float> whereSet, Vector256<float> whereClear) =>
        Avx.IsSupported
            ? Avx.BlendVariable(whereClear, whereSet, selector.AsSingle())
            : Vector256.ConditionalSelect((selector.AsInt32() >> 31).AsSingle(), whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector256<ulong> selector) =>
        selector.AsUInt32().ExtractMostSignificantBits() == 0xFFu;

    public static Vector256<float> MultiplyAddFused(
        Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);

    public static Vector256<double> MultiplyAddFused(
        Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> RotateBytes(Vector256<ulong> value, byte count)
    {
        Vector128<byte> order = count == 16 ? Lanes128.RotateBy16 : Lanes128.RotateBy24;
        return Avx2.Shuffle(value.AsByte(), Vector256.Create(order, order)).AsUInt64();
    }
}
