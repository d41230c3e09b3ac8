// PCG64 for 2 W words at once (W = 64-bit lanes: 4 or 8).
//
// Result   The words that Next gives, in order, at every width.
// Layout   Two vectors each for the low and the high half of the state; lane k of the first works on the states
//          k, 2 W + k, 4 W + k, ..., of the second on those W later. 2 W steps are one step with the
//          multiplier M^(2 W) and the increment times 1 + M + ... + M^(2 W - 1).
// Multiply A state has limbs x0 to x3 of 32 bits, the multiplier m0 to m3. Of the 128-bit product the low half needs
//          x0 m0, x0 m1, x1 m0, x1 m1 in full; the high half x2 m0, x0 m2 and, for their upper 32 bits, the four
//          products of limbs that add up to 3.
// Add      The increment's low limbs join the products x0 m0 and x0 m1 before the carries are taken: with an addend, or
//          two, of 32 bits a product of 32-bit factors still fits into 64.
// Tail     Only whole groups of 2 W words; Fill does what is left one by one.
// Pinned   Pcg64Tests: Fill_is_Next_repeated_at_every_width.

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Initializers.Lanes;

namespace Initializers.BitGenerators;

internal partial struct Pcg64
{
    private const ulong LowLimb = uint.MaxValue;

    // M^8 and 1 + M + ... + M^7; M^16 and 1 + M + ... + M^15.
    private static UInt128 Multiplier8 => new(0x6347AF77_7A7898F6, 0xD1A2D6F3_3505FFE1);

    private static UInt128 Sum8 => new(0x22AB9B11_0B39425C, 0x292967D1_44306478);

    private static UInt128 Multiplier16 => new(0xB6A4239F_3B315F84, 0xF6EF6D3D_288C03C1);

    private static UInt128 Sum16 => new(0x6ED699DB_168FB143, 0xA9072151_352439F0);

    private unsafe int FillVectors(ulong* destination, int count, LaneWidth width) => width switch
    {
        LaneWidth.Bits512 => FillVectors<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(
            destination, count, Multiplier16, unchecked(_increment * Sum16)),
        LaneWidth.Bits256 => FillVectors<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(
            destination, count, Multiplier8, unchecked(_increment * Sum8)),
        _ => 0,
    };

    /// <summary>Draws as many words as there are whole groups.</summary>
    /// <returns>The number of words.</returns>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int FillVectors<TLanes, TWords, TDoubles, TSingles>(
        ulong* destination, int count, UInt128 multiplier, UInt128 increment)
        where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    {
        int group = 2 * TLanes.Count;
        int filled = count - (count % group);
        if (filled == 0)
        {
            return 0;
        }

        ulong* halves = stackalloc ulong[2 * 2 * 8];
        for (int i = 0; i < group; i++)
        {
            _state = unchecked((_state * Multiplier) + _increment);
            halves[i] = (ulong)_state;
            halves[group + i] = (ulong)(_state >> 64);
        }

        TWords low0 = TLanes.Load(halves);
        TWords low1 = TLanes.Load(halves + TLanes.Count);
        TWords high0 = TLanes.Load(halves + group);
        TWords high1 = TLanes.Load(halves + group + TLanes.Count);
        Constants<TWords> constants = new(
            TLanes.Splat((ulong)multiplier & LowLimb),
            TLanes.Splat((ulong)multiplier >> 32),
            TLanes.Splat((ulong)(multiplier >> 64) & LowLimb),
            TLanes.Splat((ulong)(multiplier >> 96)),
            TLanes.Splat((ulong)increment & LowLimb),
            TLanes.Splat((ulong)increment >> 32),
            TLanes.Splat((ulong)(increment >> 64)));
        ulong* last = destination + filled - group;
        while (true)
        {
            TLanes.Store(Output<TLanes, TWords, TDoubles, TSingles>(low0, high0), destination);
            TLanes.Store(Output<TLanes, TWords, TDoubles, TSingles>(low1, high1), destination + TLanes.Count);
            if (destination == last)
            {
                break;
            }

            destination += group;
            Step<TLanes, TWords, TDoubles, TSingles>(in constants, ref low0, ref high0);
            Step<TLanes, TWords, TDoubles, TSingles>(in constants, ref low1, ref high1);
        }

        TLanes.Store(low1, halves);
        TLanes.Store(high1, halves + group);
        _state = new(halves[group + TLanes.Count - 1], halves[TLanes.Count - 1]);
        return filled;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWords Output<TLanes, TWords, TDoubles, TSingles>(TWords low, TWords high)
        where TLanes : struct, ILanes<TWords, TDoubles, TSingles> =>
        TLanes.RotateRight(TLanes.Xor(high, low), TLanes.ShiftRight(high, 58));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TLanes, TWords, TDoubles, TSingles>(
        in Constants<TWords> constants, ref TWords low, ref TWords high)
        where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
    {
        TWords mask = TLanes.Splat(LowLimb);
        TWords x1 = TLanes.ShiftRight(low, 32);
        TWords x3 = TLanes.ShiftRight(high, 32);

        // The low half, with its carries into the high half.
        TWords bottom = TLanes.Add(TLanes.MultiplyLow(low, constants.M0), constants.A0);
        TWords middle = TLanes.Add(
            TLanes.Add(TLanes.MultiplyLow(low, constants.M1), constants.A1), TLanes.ShiftRight(bottom, 32));
        TWords middle2 = TLanes.Add(TLanes.MultiplyLow(x1, constants.M0), TLanes.And(middle, mask));
        TWords carry = TLanes.Add(
            TLanes.Add(TLanes.MultiplyLow(x1, constants.M1), TLanes.ShiftRight(middle, 32)),
            TLanes.ShiftRight(middle2, 32));

        // The high half: products whose limbs add up to 3 count with their low 32 bits only.
        TWords top = TLanes.Add(
            TLanes.Add(TLanes.MultiplyLow(high, constants.M1), TLanes.MultiplyLow(x3, constants.M0)),
            TLanes.Add(TLanes.MultiplyLow(low, constants.M3), TLanes.MultiplyLow(x1, constants.M2)));
        TWords inner = TLanes.Add(
            TLanes.Add(TLanes.MultiplyLow(high, constants.M0), TLanes.MultiplyLow(low, constants.M2)), constants.A23);
        high = TLanes.Add(TLanes.Add(carry, inner), TLanes.ShiftLeft(top, 32));
        low = TLanes.Or(TLanes.ShiftLeft(middle2, 32), TLanes.And(bottom, mask));
    }

    /// <summary>The limbs of the multiplier, those of the increment's low half, and its high half.</summary>
    private readonly struct Constants<TWords>(
        TWords m0, TWords m1, TWords m2, TWords m3, TWords a0, TWords a1, TWords a23)
    {
        internal readonly TWords M0 = m0;
        internal readonly TWords M1 = m1;
        internal readonly TWords M2 = m2;
        internal readonly TWords M3 = m3;
        internal readonly TWords A0 = a0;
        internal readonly TWords A1 = a1;
        internal readonly TWords A23 = a23;
    }
}
