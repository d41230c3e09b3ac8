using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Functions;
using Initializers.Lanes;

namespace Initializers.Sampling.Torch;

// PyTorch's values, a vector at a time; what is left over goes to the scalar definition.
//
// Result   bit-identical to ScalarTorchKernel at every width.
// Doubles  53 bits are more than a conversion of 32-bit lanes takes: the halves of the integer are laid into the
//          fractions of 2^84 and 2^52, and one exact subtraction and one exact addition leave the integer. Their
//          logarithms, sines and cosines are made in passes over a chunk.
internal readonly unsafe struct VectorTorchKernel<TLanes, TWords, TDoubles, TSingles> : ITorchKernel
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    private const int ChunkLength = 64;
    private const ulong HighMagicBits = 0x4530_0000_0000_0000; // 2^84
    private const ulong LowMagicBits = 0x4330_0000_0000_0000; // 2^52
    private const double BothMagics = 19342813113834066795298816.0 + 4503599627370496.0;

    public static void Twist(uint* state) => Mt19937.Twist<TLanes, TWords, TDoubles, TSingles>(state);

    public static void Temper(uint* source, int count, uint* destination) =>
        Mt19937.Temper<TLanes, TWords, TDoubles, TSingles>(source, count, destination);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(uint* words, int count, float scale, float offset, float* destination)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TSingles scaled = TLanes.Multiply(Single(TLanes.LoadWords(words + i)), TLanes.Splat(scale));
            TLanes.Store(TLanes.Add(scaled, TLanes.Splat(offset)), destination + i);
        }

        ScalarTorchKernel.Uniform(words + i, count - i, scale, offset, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fractions(uint* words, int count, float limit, float* destination)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TSingles fraction = Single(TLanes.LoadWords(words + i));
            TWords isBelow = TLanes.LessThan(fraction, TLanes.Splat(limit));
            TLanes.Store(TLanes.AsSingles(TLanes.And(isBelow, TLanes.AsWords(fraction))), destination + i);
        }

        ScalarTorchKernel.Fractions(words + i, count - i, limit, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(uint* words, int count, double scale, double offset, double* destination)
    {
        int i = 0;
        for (; i + TLanes.Count <= count; i += TLanes.Count)
        {
            TDoubles scaled = TLanes.Multiply(Double(TLanes.LoadWords(words + (2 * i))), TLanes.Splat(scale));
            TLanes.Store(TLanes.Add(scaled, TLanes.Splat(offset)), destination + i);
        }

        ScalarTorchKernel.Uniform(words + (2 * i), count - i, scale, offset, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UniformFused(uint* words, int count, float scale, float offset, float* destination)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TSingles fraction = Single(TLanes.LoadWords(words + i));
            TLanes.Store(
                TLanes.MultiplyAddFused(fraction, TLanes.Splat(scale), TLanes.Splat(offset)), destination + i);
        }

        ScalarTorchKernel.UniformFused(words + i, count - i, scale, offset, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UniformFused(uint* words, int count, double scale, double offset, double* destination)
    {
        int i = 0;
        for (; i + TLanes.Count <= count; i += TLanes.Count)
        {
            TDoubles fraction = Double(TLanes.LoadWords(words + (2 * i)));
            TLanes.Store(
                TLanes.MultiplyAddFused(fraction, TLanes.Splat(scale), TLanes.Splat(offset)), destination + i);
        }

        ScalarTorchKernel.UniformFused(words + (2 * i), count - i, scale, offset, destination + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(
        uint* radius, uint* angle, int count, float scale, float offset, float* cosine, float* sine)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TSingles a = TLanes.Subtract(TLanes.Splat(1f), Single(TLanes.LoadWords(radius + i)));
            TSingles r = TLanes.Sqrt(
                TLanes.Multiply(TorchFunctions.Log<TLanes, TWords, TDoubles, TSingles>(a), TLanes.Splat(-2f)));
            TSingles t = TLanes.Multiply(
                Single(TLanes.LoadWords(angle + i)), TLanes.Splat(ScalarTorchKernel.TwoPiSingle));
            TorchFunctions.SinCos<TLanes, TWords, TDoubles, TSingles>(t, out TSingles sin, out TSingles cos);
            TSingles scales = TLanes.Splat(scale);
            TSingles offsets = TLanes.Splat(offset);
            TLanes.Store(TLanes.MultiplyAddFused(TLanes.Multiply(r, cos), scales, offsets), cosine + i);
            TLanes.Store(TLanes.MultiplyAddFused(TLanes.Multiply(r, sin), scales, offsets), sine + i);
        }

        ScalarTorchKernel.Pairs(radius + i, angle + i, count - i, scale, offset, cosine + i, sine + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pairs(
        uint* radius, uint* angle, int count, double scale, double offset, double* cosine, double* sine)
    {
        double* logarithm = stackalloc double[ChunkLength];
        int done = 0;
        while (count - done >= TLanes.Count)
        {
            int length = Math.Min(ChunkLength, (count - done) / TLanes.Count * TLanes.Count);
            for (int i = 0; i < length; i += TLanes.Count)
            {
                TDoubles u = Double(TLanes.LoadWords(radius + (2 * (done + i))));
                TDoubles v = Double(TLanes.LoadWords(angle + (2 * (done + i))));
                TLanes.Store(TLanes.Subtract(TLanes.Splat(1.0), u), logarithm + i);
                TLanes.Store(TLanes.Multiply(v, TLanes.Splat(ScalarTorchKernel.TwoPi)), cosine + done + i);
            }

            Span<double> logarithms = new(logarithm, length);
            Span<double> cosines = new(cosine + done, length);
            DoubleFunctions.Log(logarithms, logarithms);
            DoubleFunctions.SinCos(cosines, new Span<double>(sine + done, length), cosines);
            for (int i = 0; i < length; i += TLanes.Count)
            {
                TDoubles r = TLanes.Sqrt(TLanes.Multiply(TLanes.Load(logarithm + i), TLanes.Splat(-2.0)));
                Affine(r, scale, offset, cosine + done + i);
                Affine(r, scale, offset, sine + done + i);
            }

            done += length;
        }

        ScalarTorchKernel.Pairs(
            radius + (2 * done), angle + (2 * done), count - done, scale, offset, cosine + done, sine + done);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Affine(TDoubles radius, double scale, double offset, double* values) =>
        TLanes.Store(
            TLanes.MultiplyAddFused(
                TLanes.Multiply(radius, TLanes.Load(values)), TLanes.Splat(scale), TLanes.Splat(offset)),
            values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingles Single(TWords word) =>
        TLanes.Multiply(
            TLanes.ToSingles(TLanes.And(word, TLanes.SplatWord(0xFF_FFFF))), TLanes.Splat(1f / (1 << 24)));

    // In memory order the first word, the high one, is the low half of the lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TDoubles Double(TWords pair)
    {
        TDoubles high = TLanes.AsDoubles(
            TLanes.Or(TLanes.And(pair, TLanes.Splat(0x1F_FFFFUL)), TLanes.Splat(HighMagicBits)));
        TDoubles low = TLanes.AsDoubles(TLanes.Or(TLanes.ShiftRight(pair, 32), TLanes.Splat(LowMagicBits)));
        TDoubles integer = TLanes.Add(TLanes.Subtract(high, TLanes.Splat(BothMagics)), low);
        return TLanes.Multiply(integer, TLanes.Splat(1.0 / (1L << 53)));
    }
}
