using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

// What the functions in double precision need besides.
internal readonly partial struct Lanes128
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NegatedMultiplyAddFused(
        Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : Vector128.FusedMultiplyAdd(-left, right, addend);

    public static Vector128<ulong> LessThan(Vector128<double> left, Vector128<double> right) =>
        Vector128.LessThan(left, right).AsUInt64();

    public static Vector128<ulong> Equal(Vector128<double> left, Vector128<double> right) =>
        Vector128.Equals(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LessThanSigned(Vector128<ulong> left, Vector128<ulong> right) =>
        Vector128.LessThan(left.AsInt64(), right.AsInt64()).AsUInt64();

    public static Vector128<ulong> AndNot(Vector128<ulong> left, Vector128<ulong> right) =>
        Vector128.AndNot(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(
        Vector128<ulong> selector, Vector128<double> whereSet, Vector128<double> whereClear) =>
        Sse41.IsSupported ? Sse41.BlendVariable(whereClear, whereSet, selector.AsDouble())
        : Vector128.ConditionalSelect((selector.AsInt64() >> 63).AsDouble(), whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector128<ulong> indices, out Vector128<double> first, out Vector128<double> second)
    {
        ulong at = Vector128.Shuffle(indices.AsUInt32(), Vector128.Create(0U, 2, 0, 2)).AsUInt64().ToScalar();
        Vector128<double> row0 = Vector128.LoadUnsafe(ref table, (uint)at);
        Vector128<double> row1 = Vector128.LoadUnsafe(ref table, (nuint)(at >> 32));
        Zip(row0, row1, out first, out second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector128<ulong> indices,
        out Vector128<double> first,
        out Vector128<double> second,
        out Vector128<double> third,
        out Vector128<double> fourth)
    {
        LoadPairs(ref table, indices, out first, out second);
        LoadPairs(ref Unsafe.Add(ref table, 2), indices, out third, out fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Zip(
        Vector128<double> even, Vector128<double> odd, out Vector128<double> first, out Vector128<double> second)
    {
        first = Sse2.IsSupported ? Sse2.UnpackLow(even, odd) : Vector128.Create(even.GetLower(), odd.GetLower());
        second = Sse2.IsSupported ? Sse2.UnpackHigh(even, odd) : Vector128.Create(even.GetUpper(), odd.GetUpper());
    }
}
