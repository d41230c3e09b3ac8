using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Four doubles at once: x86 with AVX2 and FMA.</summary>
internal readonly struct DoubleLanes256 : IDoubleLanes<Vector256<double>>
{
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    public static int Count => Vector256<double>.Count;

    public static Vector256<double> Create(double value) => Vector256.Create(value);

    public static Vector256<double> CreateBits(ulong bits) => Vector256.Create(bits).AsDouble();

    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    public static Vector256<double> Subtract(Vector256<double> left, Vector256<double> right) => left - right;

    public static Vector256<double> Multiply(Vector256<double> left, Vector256<double> right) => left * right;

    public static Vector256<double> MultiplyAdd(
        Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Fma.MultiplyAdd(left, right, addend);

    public static Vector256<double> NegatedMultiplyAdd(
        Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Fma.MultiplyAddNegated(left, right, addend);

    public static Vector256<double> LessThan(Vector256<double> left, Vector256<double> right) =>
        Vector256.LessThan(left, right);

    public static Vector256<double> Equal(Vector256<double> left, Vector256<double> right) =>
        Vector256.Equals(left, right);

    public static bool All(Vector256<double> mask) => mask.ExtractMostSignificantBits() == 0b1111;

    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> yes, Vector256<double> no) =>
        Avx.BlendVariable(no, yes, mask);

    public static Vector256<double> And(Vector256<double> left, Vector256<double> right) => left & right;

    public static Vector256<double> AndNot(Vector256<double> left, Vector256<double> right) =>
        Avx.AndNot(right, left);

    public static Vector256<double> Or(Vector256<double> left, Vector256<double> right) => left | right;

    public static Vector256<double> Xor(Vector256<double> left, Vector256<double> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> AddBits(Vector256<double> left, Vector256<double> right) =>
        (left.AsInt64() + right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LessThanBits(Vector256<double> left, Vector256<double> right) =>
        Vector256.LessThan(left.AsInt64(), right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftLeft(Vector256<double> value, int count) =>
        (value.AsInt64() << count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ShiftRight(Vector256<double> value, int count) =>
        (value.AsInt64() >>> count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector256<double> indices, out Vector256<double> first, out Vector256<double> second)
    {
        // Plain loads and a transposition: a gather would read each neighbour by itself, and is often slow.
        (ulong at01, ulong at23) = Indices(indices);
        Vector256<double> even = Vector256.Create(
            Vector128.LoadUnsafe(ref table, (uint)at01), Vector128.LoadUnsafe(ref table, (uint)at23));
        Vector256<double> odd = Vector256.Create(
            Vector128.LoadUnsafe(ref table, (nuint)(at01 >> 32)), Vector128.LoadUnsafe(ref table, (nuint)(at23 >> 32)));
        first = Avx.UnpackLow(even, odd);
        second = Avx.UnpackHigh(even, odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector256<double> indices,
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
        first = Avx.UnpackLow(even, odd);
        second = Avx.UnpackHigh(even, odd);
        even = Vector256.Create(Vector128.LoadUnsafe(ref row0, 2), Vector128.LoadUnsafe(ref row2, 2));
        odd = Vector256.Create(Vector128.LoadUnsafe(ref row1, 2), Vector128.LoadUnsafe(ref row3, 2));
        third = Avx.UnpackLow(even, odd);
        fourth = Avx.UnpackHigh(even, odd);
    }

    /// <summary>
    /// The low halves of the lanes, two a word: few units move values from vector to general registers, so there should
    /// be few such moves.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong First, ulong Second) Indices(Vector256<double> lanes)
    {
        Vector128<ulong> packed = Sse.Shuffle(
            lanes.GetLower().AsSingle(), lanes.GetUpper().AsSingle(), 0b10_00_10_00).AsUInt64();
        return (packed.ToScalar(), packed.GetElement(1));
    }
}
