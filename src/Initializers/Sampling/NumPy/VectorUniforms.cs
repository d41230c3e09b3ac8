using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.Sampling.NumPy;

/// <summary>The definition: a word at a time.</summary>
internal readonly unsafe struct ScalarUniforms : IUniforms
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert<T>(ulong* words, int count, double scale, double offset, T* destination)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = NumPyElement.Round<T>(offset + (scale * UnitInterval.DoubleFromHighBits(words[i])));
        }
    }
}

/// <summary>Singles and doubles a vector at a time, with the bits of the scalar form; other types by it.</summary>
internal readonly unsafe struct VectorUniforms<TLanes, TWords, TDoubles, TSingles> : IUniforms
    where TLanes : struct, ILanes<TWords, TDoubles, TSingles>
{
    private const double Unit = 1.0 / (1L << 53);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert<T>(ulong* words, int count, double scale, double offset, T* destination)
        where T : unmanaged
    {
        int i = 0;
        if (typeof(T) == typeof(float))
        {
            for (; i <= count - (2 * TLanes.Count); i += 2 * TLanes.Count)
            {
                TDoubles first = Value(TLanes.Load(words + i), scale, offset);
                TDoubles second = Value(TLanes.Load(words + i + TLanes.Count), scale, offset);
                TLanes.Store(TLanes.Narrow(first, second), (float*)destination + i);
            }
        }
        else if (typeof(T) == typeof(double))
        {
            for (; i <= count - TLanes.Count; i += TLanes.Count)
            {
                TLanes.Store(Value(TLanes.Load(words + i), scale, offset), (double*)destination + i);
            }
        }

        ScalarUniforms.Convert(words + i, count - i, scale, offset, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles Value(TWords words, double scale, double offset)
    {
        // The high 53 bits as a double, exactly: the upper 21 stand in the fraction of 2^84, the lower 32 in that of
        // 2^52, and both powers are taken off again.
        TDoubles upper = TLanes.Subtract(
            TLanes.AsDoubles(TLanes.Or(TLanes.ShiftRight(words, 43), TLanes.Splat(0x4530_0000_0000_0000UL))),
            TLanes.Splat(19342813118337666422669312.0));
        TDoubles lower = TLanes.AsDoubles(
            TLanes.Or(
                TLanes.And(TLanes.ShiftRight(words, 11), TLanes.Splat((ulong)uint.MaxValue)),
                TLanes.Splat(0x4330_0000_0000_0000UL)));
        TDoubles unit = TLanes.Multiply(TLanes.Add(upper, lower), TLanes.Splat(Unit));
        return TLanes.Add(TLanes.Multiply(unit, TLanes.Splat(scale)), TLanes.Splat(offset));
    }
}
