using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

// What the functions in double precision need besides.
internal readonly partial struct Lanes256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NegatedMultiplyAddFused(
        Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : Vector256.FusedMultiplyAdd(-left, right, addend);

    public static Vector256<ulong> LessThan(Vector256<double> left, Vector256<double> right) =>
        Vector256.LessThan(left, right).AsUInt64();

    public static Vector256<ulong> Equal(Vector256<double> left, Vector256<double> right) =>
        Vector256.Equals(left, right).AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> LessThanSigned(Vector256<ulong> left, Vector256<ulong> right) =>
        Vector256.LessThan(left.AsInt64(), right.AsInt64()).AsUInt64();

    public static Vector256<ulong> AndNot(Vector256<ulong> left, Vector256<ulong> right) =>
        Vector256.AndNot(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Select(
        Vector256<ulong> selector, Vector256<double> whereSet, Vector256<double> whereClear) =>
        Avx.IsSupported ? Avx.BlendVariable(whereClear, whereSet, selector.AsDouble())
        : Vector256.ConditionalSelect((selector.AsInt64() >> 63).AsDouble(), whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector256<ulong> indices, out Vector256<double> first, out Vector256<double> second)
    {
        // Plain loads and a transposition: a gather would read each neighbour by itself, and is often slow.
        (ulong at01, ulong at23) = Indices(indices);
        Vector256<double> even = Vector256.Create(
            Vector128.LoadUnsafe(ref table, (uint)at01), Vector128.LoadUnsafe(ref table, (uint)at23));
        Vector256<double> odd = Vector256.Create(
            Vector128.LoadUnsafe(ref table, (nuint)(at01 >> 32)), Vector128.LoadUnsafe(ref table, (nuint)(at23 >> 32)));
        Zip(even, odd, out first, out second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector256<ulong> indices,
        out Vector256<double> first,
        out Vector256<double> second,
        out Vector256<double> third,
        out Vector256<double> fourth)
    {
        (ulong at01, ulong at23) = Indices(indices);
        ref double row0 = ref Unsafe.Add(ref table, (uint)at01);
        ref double row1 = ref Unsafe.Add(ref table, (nuint)(at01 >> 32));
        ref double row2 = ref Unsafe.Add(ref table, (uint)at23);
        ref double row3 = ref Unsafe.Add(ref table, (nuint)(at23 >> 32));
        Vector256<double> even = Vector256.Create(Vector128.LoadUnsafe(ref row0), Vector128.LoadUnsafe(ref row2));
        Vector256<double> odd = Vector256.Create(Vector128.LoadUnsafe(ref row1), Vector128.LoadUnsafe(ref row3));
        Zip(even, odd, out first, out second);
        even = Vector256.Create(Vector128.LoadUnsafe(ref row0, 2), Vector128.LoadUnsafe(ref row2, 2));
        odd = Vector256.Create(Vector128.LoadUnsafe(ref row1, 2), Vector128.LoadUnsafe(ref row3, 2));
        Zip(even, odd, out third, out fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Zip(
        Vector256<double> even, Vector256<double> odd, out Vector256<double> first, out Vector256<double> second)
    {
        first = Avx.IsSupported ? Avx.UnpackLow(even, odd) : ZipLow(even.AsUInt64(), odd.AsUInt64()).AsDouble();
        second = Avx.IsSupported ? Avx.UnpackHigh(even, odd) : ZipHigh(even.AsUInt64(), odd.AsUInt64()).AsDouble();
    }

    /// <summary>
    /// The low halves of the lanes, two a word: few units move values from vector to general registers, so there should
    /// be few such moves.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong First, ulong Second) Indices(Vector256<ulong> lanes)
    {
        Vector128<ulong> packed = Sse.IsSupported
            ? Sse.Shuffle(lanes.GetLower().AsSingle(), lanes.GetUpper().AsSingle(), 0b10_00_10_00).AsUInt64()
            : Vector128.Narrow(lanes.GetLower(), lanes.GetUpper()).AsUInt64();
        return (packed.ToScalar(), packed.GetElement(1));
    }
}
