using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

internal readonly partial struct Lanes512
    : IFusedLanes<Vector512<ulong>, Vector512<double>, Vector512<float>>
{
    public static Vector512<ulong> WordNumbers =>
        Vector512.Create(0u, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15).AsUInt64();

    public static Vector512<ulong> SplatWord(uint value) => Vector512.Create(value).AsUInt64();

    public static unsafe Vector512<ulong> LoadWords(uint* source) => Vector512.Load(source).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> AddWords(Vector512<ulong> left, Vector512<ulong> right) =>
        (left.AsUInt32() + right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> SubtractWords(Vector512<ulong> left, Vector512<ulong> right) =>
        (left.AsUInt32() - right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftWordsLeft(Vector512<ulong> value, int count) =>
        (value.AsUInt32() << count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftWordsRight(Vector512<ulong> value, int count) =>
        (value.AsUInt32() >>> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftWordsRightSigned(Vector512<ulong> value, int count) =>
        (value.AsInt32() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> RotateWordsLeft(Vector512<ulong> value, [ConstantExpected] byte count) =>
        Avx512F.IsSupported
            ? Avx512F.RotateLeft(value.AsUInt32(), count).AsUInt64()
            : ((value.AsUInt32() << count) | (value.AsUInt32() >>> (32 - count))).AsUInt64();

    public static Vector512<ulong> AsWords(Vector512<float> value) => value.AsUInt64();

    public static Vector512<float> ToSingles(Vector512<ulong> value) => Vector512.ConvertToSingle(value.AsInt32());

    public static Vector512<ulong> Truncate(Vector512<float> value) =>
        Vector512.ConvertToInt32Native(value).AsUInt64();

    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) =>
        Vector512.MaxNative(left, right);

    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) =>
        Vector512.MinNative(left, right);

    public static Vector512<ulong> LessThan(Vector512<float> left, Vector512<float> right) =>
        Vector512.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(
        Vector512<ulong> selector, Vector512<float> whereSet, Vector512<float> whereClear) =>
        Vector512.ConditionalSelect((selector.AsInt32() >> 31).AsSingle(), whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool All(Vector512<ulong> selector) =>
        selector.AsUInt32().ExtractMostSignificantBits() == 0xFFFFUL;

    public static Vector512<float> MultiplyAddFused(
        Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.FusedMultiplyAdd(left, right, addend);

    public static Vector512<double> MultiplyAddFused(
        Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Vector512.FusedMultiplyAdd(left, right, addend);
}
