using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Eight doubles at once: x86 with AVX-512.</summary>
internal readonly struct DoubleLanes512 : IDoubleLanes<Vector512<double>>
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    public static int Count => Vector512<double>.Count;

    public static Vector512<double> Create(double value) => Vector512.Create(value);

    public static Vector512<double> CreateBits(ulong bits) => Vector512.Create(bits).AsDouble();

    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    public static Vector512<double> Subtract(Vector512<double> left, Vector512<double> right) => left - right;

    public static Vector512<double> Multiply(Vector512<double> left, Vector512<double> right) => left * right;

    public static Vector512<double> MultiplyAdd(
        Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Vector512.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NegatedMultiplyAdd(
        Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(left, right, addend)
        : Vector512.FusedMultiplyAdd(-left, right, addend);

    public static Vector512<double> LessThan(Vector512<double> left, Vector512<double> right) =>
        Vector512.LessThan(left, right);

    public static Vector512<double> Equal(Vector512<double> left, Vector512<double> right) =>
        Vector512.Equals(left, right);

    public static bool All(Vector512<double> mask) => mask.ExtractMostSignificantBits() == 0b1111_1111;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(Vector512<double> mask, Vector512<double> yes, Vector512<double> no) =>
        Vector512.ConditionalSelect((mask.AsInt64() >> 63).AsDouble(), yes, no);

    public static Vector512<double> And(Vector512<double> left, Vector512<double> right) => left & right;

    public static Vector512<double> AndNot(Vector512<double> left, Vector512<double> right) =>
        Vector512.AndNot(left, right);

    public static Vector512<double> Or(Vector512<double> left, Vector512<double> right) => left | right;

    public static Vector512<double> Xor(Vector512<double> left, Vector512<double> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> AddBits(Vector512<double> left, Vector512<double> right) =>
        (left.AsInt64() + right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LessThanBits(Vector512<double> left, Vector512<double> right) =>
        Vector512.LessThan(left.AsInt64(), right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftLeft(Vector512<double> value, int count) =>
        (value.AsInt64() << count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> ShiftRight(Vector512<double> value, int count) =>
        (value.AsInt64() >>> count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector512<double> indices, out Vector512<double> first, out Vector512<double> second)
    {
        DoubleLanes256.LoadPairs(
            ref table, indices.GetLower(), out Vector256<double> first0, out Vector256<double> second0);
        DoubleLanes256.LoadPairs(
            ref table, indices.GetUpper(), out Vector256<double> first1, out Vector256<double> second1);
        first = Vector512.Create(first0, first1);
        second = Vector512.Create(second0, second1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector512<double> indices,
        out Vector512<double> first,
        out Vector512<double> second,
        out Vector512<double> third,
        out Vector512<double> fourth)
    {
        LoadPairs(ref table, indices, out first, out second);
        LoadPairs(ref Unsafe.Add(ref table, 2), indices, out third, out fourth);
    }
}
