using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Numerics;

namespace Initializers.Sampling.Jax;

// JAX's values, two vectors at a time.
//
// Result   bit-identical to ScalarJaxKernel at every width.
// Start    steps begin at multiples of their length, so that the high word of the counter is one for all lanes; what a
//          run has before and after goes through a buffer.
internal readonly unsafe struct VectorJaxKernel<TLanes, TWords, TDoubles, TSingles> : IJaxKernel
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    where TWords : unmanaged
    where TDoubles : unmanaged
    where TSingles : unmanaged
{
    public static void Words(Threefry2x32.Key key, long start, int length, uint* destination)
    {
        TWords* schedule = stackalloc TWords[Threefry2x32.ScheduleLength];
        Threefry2x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, schedule);
        WordStep step = new(schedule);
        StepFill.Fill(in step, start, length, destination);
    }

    public static void Uniform(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination)
    {
        TWords* schedule = stackalloc TWords[Threefry2x32.ScheduleLength];
        Threefry2x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, schedule);
        UniformStep step = new(schedule, parameters);
        StepFill.Fill(in step, start, length, destination);
    }

    public static void Normal(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination)
    {
        TWords* schedule = stackalloc TWords[Threefry2x32.ScheduleLength];
        Threefry2x32.ExpandKey<TLanes, TWords, TDoubles, TSingles>(key, schedule);
        NormalStep step = new(schedule, parameters);
        StepFill.Fill(in step, start, length, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ErfInv(float* values, int count)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TLanes.Store(XlaFunctions.ErfInv<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(values + i)), values + i);
        }

        ScalarJaxKernel.ErfInv(values + i, count - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blocks(long first, TWords* schedule, out TWords low, out TWords high)
    {
        Threefry2x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            (ulong)first, schedule, out TWords x0, out TWords x1, out TWords y0, out TWords y1);
        low = TLanes.Xor(x0, x1);
        high = TLanes.Xor(y0, y1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TSingles Unit(TWords word, JaxParameters parameters)
    {
        TWords bits = TLanes.Or(TLanes.ShiftWordsRight(word, 9), TLanes.SplatWord(0x3F80_0000));
        TSingles fraction = TLanes.Subtract(TLanes.AsSingles(bits), TLanes.Splat(1f));
        TSingles low = TLanes.Splat(parameters.Low);
        return TLanes.Max(low, TLanes.MultiplyAddFused(fraction, TLanes.Splat(parameters.Width), low));
    }

    private readonly struct WordStep(TWords* schedule) : IStep<uint>
    {
        public static int Length => 4 * TLanes.Count;

        public static int Granularity => Length;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Write(long first, long steps, uint* destination)
        {
            for (long step = 0; step < steps; step++)
            {
                Blocks(first + (step * Length), schedule, out TWords low, out TWords high);
                TLanes.Store(low, destination);
                TLanes.Store(high, destination + (2 * TLanes.Count));
                destination += Length;
            }
        }
    }

    private readonly struct UniformStep(TWords* schedule, JaxParameters parameters) : IStep<float>
    {
        public static int Length => 4 * TLanes.Count;

        public static int Granularity => Length;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Write(long first, long steps, float* destination)
        {
            for (long step = 0; step < steps; step++)
            {
                Blocks(first + (step * Length), schedule, out TWords low, out TWords high);
                TLanes.Store(Unit(low, parameters), destination);
                TLanes.Store(Unit(high, parameters), destination + (2 * TLanes.Count));
                destination += Length;
            }
        }
    }

    private readonly struct NormalStep(TWords* schedule, JaxParameters parameters) : IStep<float>
    {
        public static int Length => 4 * TLanes.Count;

        public static int Granularity => Length;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Write(long first, long steps, float* destination)
        {
            for (long step = 0; step < steps; step++)
            {
                Blocks(first + (step * Length), schedule, out TWords low, out TWords high);
                TLanes.Store(Value(low), destination);
                TLanes.Store(Value(high), destination + (2 * TLanes.Count));
                destination += Length;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TSingles Value(TWords word)
        {
            TSingles z = TLanes.Multiply(
                TLanes.Splat(JaxParameters.SqrtTwo),
                XlaFunctions.ErfInv<TLanes, TWords, TDoubles, TSingles>(Unit(word, parameters)));
            z = TLanes.Max(z, TLanes.Splat(-parameters.Limit));
            z = TLanes.Min(z, TLanes.Splat(parameters.Limit));
            return TLanes.Add(TLanes.Multiply(z, TLanes.Splat(parameters.Scale)), TLanes.Splat(parameters.Offset));
        }
    }
}
