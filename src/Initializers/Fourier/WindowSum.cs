using System.Numerics;

namespace Initializers.Fourier;

/// <summary>
/// The sum of a window's squares or of its values without sign, in an element type <typeparamref name="T"/>.
/// </summary>
internal readonly struct WindowSum<TReal, T>(WindowSamples window, bool isOfSquares, StepRules rules)
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
    where T : unmanaged
{
    // Eigen's packet of halves, on AVX; and the most packets that it sums without cutting the window in two.
    private const int Lanes = 8;
    private const int LeafPackets = 200;

    /// <summary>Adds up the whole window.</summary>
    internal TReal Compute() => rules.Sum switch
    {
        SumRounding.EveryAddition => InOrder(0, window.Length),
        SumRounding.EveryAdditionOfLanes => InHalves(0, window.Length),
        _ => RoundedOnce(),
    };

    private TReal Term(long index)
    {
        TReal value = Steps<TReal, T>.FromDouble(window[index], rules);
        return isOfSquares ? Steps<TReal, T>.Round(value * value) : TReal.Abs(value);
    }

    private static TReal Add(TReal left, TReal right) => Steps<TReal, T>.Round(left + right);

    private TReal RoundedOnce()
    {
        double sum = 0.0;
        for (long i = 0; i < window.Length; i++)
        {
            sum += double.CreateTruncating(Term(i));
        }

        return Steps<TReal, T>.Round(TReal.CreateTruncating(sum));
    }

    private TReal InOrder(long start, long end)
    {
        TReal sum = TReal.Zero;
        for (long i = start; i < end; i++)
        {
            sum = Add(sum, Term(i));
        }

        return sum;
    }

    /// <summary>A long run is the sum of its halves, the first one of whole packets.</summary>
    private TReal InHalves(long start, long length)
    {
        if (length <= Lanes * LeafPackets)
        {
            return OnLanes(start, start + length);
        }

        long left = ((length + 1) / 2 + Lanes - 1) / Lanes * Lanes;
        return Add(InHalves(start, left), InHalves(start + left, length - left));
    }

    /// <summary>Four packets side by side, put together; then packets that are left; then single values.</summary>
    private TReal OnLanes(long start, long end)
    {
        const int Unrolled = 4 * Lanes;
        Span<TReal> sums = stackalloc TReal[Unrolled];
        sums.Clear();
        long i = start;
        for (long whole = end - ((end - start) % Unrolled); i < whole; i++)
        {
            ref TReal sum = ref sums[(int)((i - start) % Unrolled)];
            sum = Add(sum, Term(i));
        }

        for (int k = Lanes; k < Unrolled; k++)
        {
            sums[k % Lanes] = Add(sums[k % Lanes], sums[k]);
        }

        for (long whole = end - ((end - start) % Lanes); i < whole; i++)
        {
            ref TReal sum = ref sums[(int)((i - start) % Lanes)];
            sum = Add(sum, Term(i));
        }

        return Add(InOrder(i, end), OfLanes(sums));
    }

    // Lane by lane in single precision, the halves of the packet first; rounded once.
    private static TReal OfLanes(ReadOnlySpan<TReal> lanes) => Steps<TReal, T>.Round(
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7])));
}
