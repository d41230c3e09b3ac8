using System.Numerics;
using System.Runtime.CompilerServices;
using Initializers.Lanes;

namespace Initializers.LinearAlgebra;

// Factors one panel: turns the columns of a strip, from the diagonal down, into Householder vectors.
//
// Vector   For a column x with norm s and head a:  b = -sign(a) s,  v = x - b e1,  H = I - tau v v^T,
//          tau = 2 / v^T v = 1 / (s^2 - a b). The head of v is a sum of equal signs: nothing cancels. v is kept as it
//          is, not scaled to a head of 1, and with explicit zeros above: R is not wanted, only the sign of b.
// One pass A pass applies the last reflector and, while the rows are at hand, takes the dot products of the next
//          column x with every column. They hold both s^2 and, since v^T c = x^T c - b c1, all that the next
//          reflector needs: each column costs one pass through the panel.
// Order    A lane is a column. In each block of rows four partial sums take the rows in turn and are added pairwise,
//          then the blocks in order: the same at every width.
// Range    s^2 must not overflow or underflow; the values are normal draws.
internal static unsafe class QrPanel<TLanes, TVector, T>
    where TLanes : struct, IRealLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Stride = QrStrips<T>.Width;

    // Columns before the current one are left out in blocks of this many, whatever the width.
    private const int LaneBlock = 16;

    // Rows stay in a first-level cache while all lanes pass over them; sums that start anew also keep their error low.
    private static int BlockGroups => 128 / sizeof(T);

    /// <summary>Factors a panel.</summary>
    /// <param name="panel">The strip; row <paramref name="top"/> is on the diagonal.</param>
    /// <param name="top">The first row.</param>
    /// <param name="rows">The number of rows of the matrix.</param>
    /// <param name="depth">The number of columns.</param>
    /// <param name="signs">Receives the signs of the diagonal of R, one per column; zero for a zero column.</param>
    /// <param name="scales">Receives tau, one per column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Factor(T* panel, long top, long rows, int depth, T* signs, T* scales)
    {
        T* weights = stackalloc T[Stride];
        T* dots = stackalloc T[Stride];
        new Span<T>(weights, Stride).Clear();
        for (int j = 0; j < depth; j++)
        {
            // The first pass applies nothing: its weights are zero.
            T* head = panel + ((top + j) * Stride);
            Pass(head, Math.Max(j - 1, 0), j, rows - top - j, weights, dots);
            T alpha = head[j];
            T norm = T.Sqrt(dots[j]);
            T beta = alpha < T.Zero ? norm : -norm;
            T scale = norm == T.Zero ? T.Zero : T.One / (dots[j] - (alpha * beta));
            signs[j] = norm == T.Zero ? T.Zero : T.CopySign(T.One, beta);
            scales[j] = scale;
            weights[j] = T.Zero;
            for (int c = j + 1; c < Stride; c++)
            {
                weights[c] = -scale * (dots[c] - (beta * head[c]));
                head[c] = T.Zero;
            }

            head[j] = alpha - beta;
        }
    }

    /// <summary>
    /// Computes minus the triangular factor from the dot products of the vectors: the inverse of the strictly upper
    /// products with 1 / tau on the diagonal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Triangle(T* products, T* scales, int depth, T* factor, T* transposed)
    {
        T* sums = stackalloc T[Stride];
        new Span<T>(factor, Stride * Stride).Clear();
        new Span<T>(transposed, Stride * Stride).Clear();
        for (int i = 0; i < depth; i++)
        {
            T* row = factor + (i * Stride);
            row[i] = -scales[i];
            new Span<T>(sums, Stride).Clear();
            for (int j = i; j < depth; j++)
            {
                T value = j == i ? row[i] : -scales[j] * sums[j];
                row[j] = value;
                transposed[(j * Stride) + i] = value;
                TVector factorLanes = TLanes.Splat(value);
                for (int c = 0; c < Stride; c += TLanes.Count)
                {
                    TVector product = TLanes.Load(products + (j * Stride) + c);
                    TLanes.Store(TLanes.FusedMultiplyAdd(factorLanes, product, TLanes.Load(sums + c)), sums + c);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(T* head, int previous, int current, long rows, T* weights, T* dots)
    {
        new Span<T>(dots, Stride).Clear();
        long groups = (rows + QrStrips<T>.RowGroup - 1) / QrStrips<T>.RowGroup;
        for (long group = 0; group < groups; group += BlockGroups)
        {
            T* block = head + (group * QrStrips<T>.RowGroup * Stride);
            long count = Math.Min(BlockGroups, groups - group);
            int own = 0;
            int step;
            for (int c = current / LaneBlock * LaneBlock; c < Stride; c += step)
            {
                step = c + (2 * TLanes.Count) <= Stride ? 2 * TLanes.Count : TLanes.Count;
                if (current >= c && current < c + step)
                {
                    // These lanes come last: the others need the old values of the current column.
                    own = c;
                    continue;
                }

                PassLanes(block, c, previous, current, count, weights, dots);
            }

            PassLanes(block, own, previous, current, count, weights, dots);
        }
    }

    private static void PassLanes(
        T* head, int lanes, int previous, int current, long groups, T* weights, T* dots)
    {
        T* v = head + previous;
        T* x = head + current;
        T weight = weights[current];
        if (lanes + (2 * TLanes.Count) <= Stride)
        {
            Pass2(head + lanes, v, x, groups, weight, weights + lanes, dots + lanes);
        }
        else
        {
            Pass1(head + lanes, v, x, groups, weight, weights + lanes, dots + lanes);
        }
    }

    /// <summary>Applies the last reflector to two vectors' columns and takes their products with column x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass2(T* columns, T* v, T* x, long groups, T xWeight, T* weights, T* dots)
    {
        TVector weight = TLanes.Splat(xWeight);
        TVector w0 = TLanes.Load(weights), w1 = TLanes.Load(weights + TLanes.Count);
        TVector s00 = default, s01 = default, s10 = default, s11 = default;
        TVector s20 = default, s21 = default, s30 = default, s31 = default;
        for (; groups > 0; groups--)
        {
            Step2(columns, v, x, weight, w0, w1, ref s00, ref s01);
            Step2(columns + Stride, v + Stride, x + Stride, weight, w0, w1, ref s10, ref s11);
            Step2(columns + (2 * Stride), v + (2 * Stride), x + (2 * Stride), weight, w0, w1, ref s20, ref s21);
            Step2(columns + (3 * Stride), v + (3 * Stride), x + (3 * Stride), weight, w0, w1, ref s30, ref s31);
            columns += 4 * Stride;
            v += 4 * Stride;
            x += 4 * Stride;
        }

        AddSum(s00, s10, s20, s30, dots);
        AddSum(s01, s11, s21, s31, dots + TLanes.Count);
    }

    /// <summary>The same for one vector's columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass1(T* columns, T* v, T* x, long groups, T xWeight, T* weights, T* dots)
    {
        TVector weight = TLanes.Splat(xWeight);
        TVector w = TLanes.Load(weights);
        TVector s0 = default, s1 = default, s2 = default, s3 = default;
        for (; groups > 0; groups--)
        {
            Step1(columns, v, x, weight, w, ref s0);
            Step1(columns + Stride, v + Stride, x + Stride, weight, w, ref s1);
            Step1(columns + (2 * Stride), v + (2 * Stride), x + (2 * Stride), weight, w, ref s2);
            Step1(columns + (3 * Stride), v + (3 * Stride), x + (3 * Stride), weight, w, ref s3);
            columns += 4 * Stride;
            v += 4 * Stride;
            x += 4 * Stride;
        }

        AddSum(s0, s1, s2, s3, dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSum(TVector s0, TVector s1, TVector s2, TVector s3, T* dots) =>
        TLanes.Store(TLanes.Add(TLanes.Load(dots), TLanes.Add(TLanes.Add(s0, s1), TLanes.Add(s2, s3))), dots);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step2(
        T* columns, T* v, T* x, TVector weight, TVector w0, TVector w1, ref TVector s0, ref TVector s1)
    {
        TVector reflected = TLanes.Splat(*v);
        TVector next = TLanes.FusedMultiplyAdd(reflected, weight, TLanes.Splat(*x));
        TVector p0 = TLanes.FusedMultiplyAdd(reflected, w0, TLanes.Load(columns));
        TVector p1 = TLanes.FusedMultiplyAdd(reflected, w1, TLanes.Load(columns + TLanes.Count));
        TLanes.Store(p0, columns);
        TLanes.Store(p1, columns + TLanes.Count);
        s0 = TLanes.FusedMultiplyAdd(next, p0, s0);
        s1 = TLanes.FusedMultiplyAdd(next, p1, s1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step1(T* columns, T* v, T* x, TVector weight, TVector w, ref TVector s)
    {
        TVector reflected = TLanes.Splat(*v);
        TVector next = TLanes.FusedMultiplyAdd(reflected, weight, TLanes.Splat(*x));
        TVector p = TLanes.FusedMultiplyAdd(reflected, w, TLanes.Load(columns));
        TLanes.Store(p, columns);
        s = TLanes.FusedMultiplyAdd(next, p, s);
    }
}
