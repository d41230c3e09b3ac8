using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

internal readonly partial struct Lanes128
    : IFusedLanes<Vector128<ulong>, Vector128<double>, Vector128<float>>
{
    public static Vector128<ulong> WordNumbers => Vector128.Create(0u, 1, 2, 3).AsUInt64();

    /// <summary>Which byte of a word goes where when the word is rotated left by 16 bits.</summary>
    internal static Vector128<byte> RotateBy16 =>
        Vector128.Create((byte)2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);

    /// <summary>Which byte of a word goes where when the word is rotated left by 24 bits.</summary>
    internal static Vector128<byte> RotateBy24 =>
        Vector128.Create((byte)1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);

    public static Vector128<ulong> SplatWord(uint value) => Vector128.Create(value).AsUInt64();

    public static unsafe Vector128<ulong> LoadWords(uint* source) => Vector128.Load(source).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> AddWords(Vector128<ulong> left, Vector128<ulong> right) =>
        (left.AsUInt32() + right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> SubtractWords(Vector128<ulong> left, Vector128<ulong> right) =>
        (left.AsUInt32() - right.AsUInt32()).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftWordsLeft(Vector128<ulong> value, int count) =>
        (value.AsUInt32() << count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftWordsRight(Vector128<ulong> value, int count) =>
        (value.AsUInt32() >>> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> ShiftWordsRightSigned(Vector128<ulong> value, int count) =>
        (value.AsInt32() >> count).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> RotateWordsLeft(Vector128<ulong> value, [ConstantExpected] byte count) =>
        count is 16 or 24 && Ssse3.IsSupported
            ? RotateBytes(value, count)
            : ((value.AsUInt32() << count) | (value.AsUInt32() >>> (32 - count))).AsUInt64();

    public static Vector128<ulong> AsWords(Vector128<float> value) => value.AsUInt64();

    public static Vector128<float> ToSingles(Vector128<ulong> value) => Vector128.ConvertToSingle(value.AsInt32());

    public static Vector128<ulong> Truncate(Vector128<float> value) =>
        Vector128.ConvertToInt32Native(value).AsUInt64();

    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) =>
        Vector128.MaxNative(left, right);

    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) =>
        Vector128.MinNative(left, right);

    public static Vector128<ulong> LessThan(Vector128<float> left, Vector128<float> right) =>
        Vector128.LessThan(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(
        Vector128<ulong> selector, Vector128<float> whereSet, Vector128<float> whereClear) =>
        Sse41.IsSupported
            ? Sse41.BlendVariable(whereClear, whereSet, selector.AsSingle())
            : Vector128.ConditionalSelect((selector.AsInt32() >> 31).AsSingle(), whereSet, whereClear);

    public static bool All(Vector128<ulong> selector) =>
        selector.AsUInt32().ExtractMostSignificantBits() == 0xFu;

    public static Vector128<float> MultiplyAddFused(
        Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.FusedMultiplyAdd(left, right, addend);

    public static Vector128<double> MultiplyAddFused(
        Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> RotateBytes(Vector128<ulong> value, byte count) =>
        Ssse3.Shuffle(value.AsByte(), count == 16 ? RotateBy16 : RotateBy24).AsUInt64();
}
