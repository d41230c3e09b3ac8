using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

// What the functions in double precision need besides.
internal readonly partial struct Lanes512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NegatedMultiplyAddFused(
        Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(left, right, addend)
        : Vector512.FusedMultiplyAdd(-left, right, addend);

    public static Vector512<ulong> LessThan(Vector512<double> left, Vector512<double> right) =>
        Vector512.LessThan(left, right).AsUInt64();

    public static Vector512<ulong> Equal(Vector512<double> left, Vector512<double> right) =>
        Vector512.Equals(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LessThanSigned(Vector512<ulong> left, Vector512<ulong> right) =>
        Vector512.LessThan(left.AsInt64(), right.AsInt64()).AsUInt64();

    public static Vector512<ulong> AndNot(Vector512<ulong> left, Vector512<ulong> right) =>
        Vector512.AndNot(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Select(
        Vector512<ulong> selector, Vector512<double> whereSet, Vector512<double> whereClear) =>
        Vector512.ConditionalSelect((selector.AsInt64() >> 63).AsDouble(), whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector512<ulong> indices, out Vector512<double> first, out Vector512<double> second)
    {
        Lanes256.LoadPairs(ref table, indices.GetLower(), out Vector256<double> first0, out Vector256<double> second0);
        Lanes256.LoadPairs(ref table, indices.GetUpper(), out Vector256<double> first1, out Vector256<double> second1);
        first = Vector512.Create(first0, first1);
        second = Vector512.Create(second0, second1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector512<ulong> indices,
        out Vector512<double> first,
        out Vector512<double> second,
        out Vector512<double> third,
        out Vector512<double> fourth)
    {
        LoadPairs(ref table, indices, out first, out second);
        LoadPairs(ref Unsafe.Add(ref table, 2), indices, out third, out fourth);
    }
}
