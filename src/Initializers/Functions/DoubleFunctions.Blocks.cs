// The vectorized functions over spans. Each works through a span in short chunks and over each chunk more than once,
// because a pass with a short chain of dependent operations keeps the processor busier than one long chain per vector.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Initializers.Lanes;

namespace Initializers.Functions;

internal static partial class DoubleFunctions
{
    /// <summary>Vectors a chunk: few enough to stay in the first cache.</summary>
    private const int ChunkVectors = 16;

    /// <summary><see cref="Log(double)"/> of every element, with the widest vectors there are.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">The results: as many, in the same place or in one that does not overlap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Log(ReadOnlySpan<double> x, Span<double> result)
    {
        int done = LaneWidths.BestFused switch
        {
            LaneWidth.Bits512 => LogVectors<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(x, result),
            LaneWidth.Bits256 => LogVectors<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(x, result),
            LaneWidth.Bits128 => LogVectors<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>(x, result),
            _ => 0,
        };
        for (int i = done; i < x.Length; i++)
        {
            result[i] = Log(x[i]);
        }
    }

    /// <summary>
    /// <see cref="SinCos(double, out double, out double)"/> of every element, with the widest vectors there are.
    /// </summary>
    /// <param name="x">The angles.</param>
    /// <param name="sin">The sines: as many, in the same place or in one that does not overlap.</param>
    /// <param name="cos">The cosines: as many, in the same place or in one that does not overlap.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void SinCos(ReadOnlySpan<double> x, Span<double> sin, Span<double> cos)
    {
        int done = LaneWidths.BestFused switch
        {
            LaneWidth.Bits512 => SinCosVectors<Lanes512, Vector512<ulong>, Vector512<double>, Vector512<float>>(
                x, sin, cos),
            LaneWidth.Bits256 => SinCosVectors<Lanes256, Vector256<ulong>, Vector256<double>, Vector256<float>>(
                x, sin, cos),
            LaneWidth.Bits128 => SinCosVectors<Lanes128, Vector128<ulong>, Vector128<double>, Vector128<float>>(
                x, sin, cos),
            _ => 0,
        };
        for (int i = done; i < x.Length; i++)
        {
            SinCos(x[i], out sin[i], out cos[i]);
        }
    }

    /// <summary>The logarithm of as many elements as fill whole vectors; returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int LogVectors<TLanes, TWords, TDoubles, TSingles>(
        ReadOnlySpan<double> x, Span<double> result)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
        where TDoubles : unmanaged
    {
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result[..x.Length]);
        Span<TDoubles> unusual = stackalloc TDoubles[ChunkVectors];
        Span<int> places = stackalloc int[ChunkVectors];
        int count = x.Length - (x.Length % TLanes.Count);
        int start = 0;
        while (start < count)
        {
            int end = Math.Min(start + (ChunkVectors * TLanes.Count), count);

            // Every vector is noted down, but the note is kept only of one that needs more: a branch here would often
            // be predicted wrongly.
            int kept = 0;
            for (int i = start; i < end; i += TLanes.Count)
            {
                TDoubles value = Load<TDoubles>(ref from, i);
                Store(ref to, i, LogFarFromOne<TLanes, TWords, TDoubles, TSingles>(value, out TWords usual));
                unusual[kept] = value;
                places[kept] = i;
                kept += TLanes.All(usual) ? 0 : 1;
            }

            for (int k = 0; k < kept; k++)
            {
                TDoubles first = Load<TDoubles>(ref to, places[k]);
                Store(ref to, places[k], LogUnusual<TLanes, TWords, TDoubles, TSingles>(unusual[k], first));
            }

            start = end;
        }

        return count;
    }

    /// <summary>Sine and cosine of as many elements as fill whole vectors; returns their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int SinCosVectors<TLanes, TWords, TDoubles, TSingles>(
        ReadOnlySpan<double> x, Span<double> sin, Span<double> cos)
        where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
        where TWords : unmanaged
        where TDoubles : unmanaged
    {
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double toSin = ref MemoryMarshal.GetReference(sin[..x.Length]);
        ref double toCos = ref MemoryMarshal.GetReference(cos[..x.Length]);
        Span<Reduced<TWords, TDoubles>> reduced = stackalloc Reduced<TWords, TDoubles>[ChunkVectors];
        int count = x.Length - (x.Length % TLanes.Count);
        int start = 0;
        while (start < count)
        {
            int end = Math.Min(start + (ChunkVectors * TLanes.Count), count);
            TWords handled = TLanes.Splat(ulong.MaxValue);
            int k = 0;
            for (int i = start; i < end; i += TLanes.Count)
            {
                ref Reduced<TWords, TDoubles> entry = ref reduced[k++];
                handled = TLanes.And(
                    handled,
                    Reduce<TLanes, TWords, TDoubles, TSingles>(
                        Load<TDoubles>(ref from, i), out entry.Angle, out entry.Tail, out entry.Turns));
            }

            if (TLanes.All(handled))
            {
                k = 0;
                for (int i = start; i < end; i += TLanes.Count)
                {
                    ref Reduced<TWords, TDoubles> entry = ref reduced[k++];
                    SinCosReduced<TLanes, TWords, TDoubles, TSingles>(
                        entry.Angle, entry.Tail, entry.Turns, out TDoubles sines, out TDoubles cosines);
                    Store(ref toSin, i, sines);
                    Store(ref toCos, i, cosines);
                }
            }
            else
            {
                for (int i = start; i < end; i++)
                {
                    SinCos(x[i], out sin[i], out cos[i]);
                }
            }

            start = end;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector>(ref double source, int index) =>
        Unsafe.ReadUnaligned<TVector>(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref source, index)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector>(ref double target, int index, TVector value) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref target, index)), value);

    /// <summary>What is kept of an angle between the two passes.</summary>
    private struct Reduced<TWords, TDoubles>
        where TWords : unmanaged
        where TDoubles : unmanaged
    {
        /// <summary>The rest of the angle.</summary>
        public TDoubles Angle;

        /// <summary>What rounding took from the rest.</summary>
        public TDoubles Tail;

        /// <summary>The number of quarter turns, and the sign.</summary>
        public TWords Turns;
    }
}
