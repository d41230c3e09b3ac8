using System.Runtime.CompilerServices;
using Initializers.BitGenerators;
using Initializers.Filling;
using Initializers.Lanes;

namespace Initializers.Sampling.Jax;

// JAX's values, two vectors at a time; the bits are those of the scalar steps at every width.

/// <summary>Makes values of the words of as many elements as a vector has.</summary>
internal unsafe interface IVectorJaxValues<TWords, T>
    where T : unmanaged
{
    void Write(TWords words, T* destination);
}

/// <summary>Values of one kind as a step, whose round keys stand in memory that the caller owns.</summary>
[SkipLocalsInit]
internal readonly unsafe struct VectorJaxStep<TLanes, TWords, TDoubles, TSingles, TValues, T>(
    ulong* schedule, TValues values) : IStep<T>
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
    where TValues : struct, IVectorJaxValues<TWords, T>
    where T : unmanaged
{
    public static int GroupLength => 1;

    public static int Length => 2 * VectorLength;

    private static int VectorLength => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(long first, long steps, T* destination)
    {
        TWords width = TLanes.SplatWord((uint)VectorLength);
        for (; steps > 0; steps--)
        {
            if ((uint)first > uint.MaxValue - (uint)Length)
            {
                WriteAcross(first, destination);
            }
            else
            {
                TWords high = TLanes.SplatWord((uint)(first >> 32));
                TWords low = TLanes.AddWords(TLanes.SplatWord((uint)first), TLanes.WordNumbers);
                Write(high, low, high, TLanes.AddWords(low, width), destination);
            }

            first += Length;
            destination += Length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(ulong* groups, int steps, T* destination)
    {
        uint* low = stackalloc uint[Length];
        uint* high = stackalloc uint[Length];
        for (; steps > 0; steps--)
        {
            for (int i = 0; i < Length; i++)
            {
                low[i] = (uint)groups[i];
                high[i] = (uint)(groups[i] >> 32);
            }

            Write(
                TLanes.LoadWords(high),
                TLanes.LoadWords(low),
                TLanes.LoadWords(high + VectorLength),
                TLanes.LoadWords(low + VectorLength),
                destination);
            groups += Length;
            destination += Length;
        }
    }

    // A step in which the counters' low word begins anew.
    private void WriteAcross(long first, T* destination)
    {
        ulong* elements = stackalloc ulong[Length];
        for (int i = 0; i < Length; i++)
        {
            elements[i] = (ulong)(first + i);
        }

        Gather(elements, 1, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(TWords highX, TWords lowX, TWords highY, TWords lowY, T* destination)
    {
        Threefry2x32.Blocks<TLanes, TWords, TDoubles, TSingles>(
            highX, lowX, highY, lowY, schedule, out TWords x0, out TWords x1, out TWords y0, out TWords y1);
        values.Write(TLanes.Xor(x0, x1), destination);
        values.Write(TLanes.Xor(y0, y1), destination + VectorLength);
    }
}

/// <summary>The words themselves.</summary>
internal readonly unsafe struct VectorJaxWords<TLanes, TWords, TDoubles, TSingles> : IVectorJaxValues<TWords, uint>
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    public void Write(TWords words, uint* destination) => TLanes.Store(words, destination);
}

/// <summary>Uniform singles.</summary>
internal readonly unsafe struct VectorJaxUniforms<TLanes, TWords, TDoubles, TSingles>(JaxParameters parameters)
    : IVectorJaxValues<TWords, float>
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(TWords words, float* destination) => TLanes.Store(Values(words), destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TSingles Values(TWords words)
    {
        TWords bits = TLanes.Or(TLanes.ShiftWordsRight(words, 9), TLanes.SplatWord(0x3F80_0000));
        TSingles fraction = TLanes.Subtract(TLanes.AsSingles(bits), TLanes.Splat(1f));
        TSingles low = TLanes.Splat(parameters.Low);
        return TLanes.Max(low, TLanes.MultiplyAddFused(fraction, TLanes.Splat(parameters.Width), low));
    }
}

/// <summary>Normal singles, cut off at the parameters' limit.</summary>
internal readonly unsafe struct VectorJaxNormals<TLanes, TWords, TDoubles, TSingles>(JaxParameters parameters)
    : IVectorJaxValues<TWords, float>
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(TWords words, float* destination)
    {
        VectorJaxUniforms<TLanes, TWords, TDoubles, TSingles> units = new(parameters);
        TSingles z = TLanes.Multiply(
            TLanes.Splat(JaxParameters.SqrtTwo),
            XlaFunctions.ErfInv<TLanes, TWords, TDoubles, TSingles>(units.Values(words)));
        z = TLanes.Max(z, TLanes.Splat(-parameters.Limit));
        z = TLanes.Min(z, TLanes.Splat(parameters.Limit));
        TLanes.Store(
            TLanes.Add(TLanes.Multiply(z, TLanes.Splat(parameters.Scale)), TLanes.Splat(parameters.Offset)), destination);
    }
}

/// <summary>The inverse error function, a vector at a time.</summary>
internal readonly unsafe struct VectorErfInv<TLanes, TWords, TDoubles, TSingles> : IErfInv
    where TLanes : struct, IFusedLanes<TWords, TDoubles, TSingles>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* values, int count)
    {
        int w = 2 * TLanes.Count;
        int i = 0;
        for (; i + w <= count; i += w)
        {
            TLanes.Store(XlaFunctions.ErfInv<TLanes, TWords, TDoubles, TSingles>(TLanes.Load(values + i)), values + i);
        }

        ScalarErfInv.Apply(values + i, count - i);
    }
}
