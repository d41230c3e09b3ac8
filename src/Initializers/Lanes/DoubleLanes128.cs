using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Two doubles at once: x86 with FMA, and Arm.</summary>
internal readonly struct DoubleLanes128 : IDoubleLanes<Vector128<double>>
{
    public static bool IsSupported => (Avx2.IsSupported && Fma.IsSupported) || AdvSimd.Arm64.IsSupported;

    public static int Count => Vector128<double>.Count;

    public static Vector128<double> Create(double value) => Vector128.Create(value);

    public static Vector128<double> CreateBits(ulong bits) => Vector128.Create(bits).AsDouble();

    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    public static Vector128<double> Subtract(Vector128<double> left, Vector128<double> right) => left - right;

    public static Vector128<double> Multiply(Vector128<double> left, Vector128<double> right) => left * right;

    public static Vector128<double> MultiplyAdd(
        Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NegatedMultiplyAdd(
        Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(left, right, addend)
        : Vector128.FusedMultiplyAdd(-left, right, addend);

    public static Vector128<double> LessThan(Vector128<double> left, Vector128<double> right) =>
        Vector128.LessThan(left, right);

    public static Vector128<double> Equal(Vector128<double> left, Vector128<double> right) =>
        Vector128.Equals(left, right);

    public static bool All(Vector128<double> mask) => mask.ExtractMostSignificantBits() == 0b11;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Select(Vector128<double> mask, Vector128<double> yes, Vector128<double> no) =>
        Sse41.IsSupported ? Sse41.BlendVariable(no, yes, mask)
        : Vector128.ConditionalSelect((mask.AsInt64() >> 63).AsDouble(), yes, no);

    public static Vector128<double> And(Vector128<double> left, Vector128<double> right) => left & right;

    public static Vector128<double> AndNot(Vector128<double> left, Vector128<double> right) =>
        Vector128.AndNot(left, right);

    public static Vector128<double> Or(Vector128<double> left, Vector128<double> right) => left | right;

    public static Vector128<double> Xor(Vector128<double> left, Vector128<double> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> AddBits(Vector128<double> left, Vector128<double> right) =>
        (left.AsInt64() + right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LessThanBits(Vector128<double> left, Vector128<double> right) =>
        Vector128.LessThan(left.AsInt64(), right.AsInt64()).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftLeft(Vector128<double> value, int count) =>
        (value.AsInt64() << count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> ShiftRight(Vector128<double> value, int count) =>
        (value.AsInt64() >>> count).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(
        ref double table, Vector128<double> indices, out Vector128<double> first, out Vector128<double> second)
    {
        ulong at = Vector128.Shuffle(indices.AsUInt32(), Vector128.Create(0U, 2, 0, 2)).AsUInt64().ToScalar();
        Vector128<double> row0 = Vector128.LoadUnsafe(ref table, (uint)at);
        Vector128<double> row1 = Vector128.LoadUnsafe(ref table, (nuint)(at >> 32));
        if (Sse2.IsSupported)
        {
            first = Sse2.UnpackLow(row0, row1);
            second = Sse2.UnpackHigh(row0, row1);
        }
        else
        {
            first = Vector128.Create(row0.GetLower(), row1.GetLower());
            second = Vector128.Create(row0.GetUpper(), row1.GetUpper());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadQuads(
        ref double table,
        Vector128<double> indices,
        out Vector128<double> first,
        out Vector128<double> second,
        out Vector128<double> third,
        out Vector128<double> fourth)
    {
        LoadPairs(ref table, indices, out first, out second);
        LoadPairs(ref Unsafe.Add(ref table, 2), indices, out third, out fourth);
    }
}
