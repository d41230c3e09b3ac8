using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Initializers.Lanes;

/// <summary>Moves the good ones among a few singles to the front.</summary>
internal static unsafe class SingleCompaction
{
    /// <summary>The number of values kept, and of those that may replace bad ones.</summary>
    internal const int Count = 4;

    /// <summary>
    /// Leaves in <paramref name="values"/> the first four of the eight numbers there and in <paramref name="more"/> whose
    /// magnitude is below a limit, in order; what follows the last good one is arbitrary.
    /// </summary>
    /// <returns>How many of the eight are good.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int KeepBelow(float limit, float* values, float* more)
    {
        if (!Avx2.IsSupported || !Bmi2.X64.IsSupported)
        {
            return KeepBelowScalar(limit, values, more);
        }

        // One bit a number becomes one byte a number; extracting those bytes from 0, 1, ... 7 gives the places to take.
        Vector256<float> candidates = Vector256.Create(Vector128.Load(values), Vector128.Load(more));
        uint good = Vector256.LessThan(Vector256.Abs(candidates), Vector256.Create(limit)).ExtractMostSignificantBits();
        ulong bytes = Bmi2.X64.ParallelBitDeposit(good, 0x0101_0101_0101_0101) * 0xFF;
        ulong places = Bmi2.X64.ParallelBitExtract(0x0706_0504_0302_0100, bytes);
        Vector256<int> order = Avx2.ConvertToVector256Int32(Vector128.CreateScalar(places).AsByte());
        Avx2.PermuteVar8x32(candidates, order).GetLower().Store(values);
        return BitOperations.PopCount(good);
    }

    /// <summary>The same, one number at a time: the definition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int KeepBelowScalar(float limit, float* values, float* more)
    {
        float* kept = stackalloc float[(2 * Count) + 1];
        int filled = 0;
        for (int i = 0; i < 2 * Count; i++)
        {
            float candidate = i < Count ? values[i] : more[i - Count];
            kept[filled] = candidate;
            filled += MathF.Abs(candidate) < limit ? 1 : 0;
        }

        for (int i = 0; i < Count; i++)
        {
            values[i] = kept[i];
        }

        return filled;
    }
}
