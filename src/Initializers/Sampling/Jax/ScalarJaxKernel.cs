using System;
using System.Runtime.CompilerServices;
using Initializers.BitGenerators;

namespace Initializers.Sampling.Jax;

/// <summary>The definition of JAX's values, one at a time; the vector kernel must give the same bits.</summary>
internal readonly unsafe struct ScalarJaxKernel : IJaxKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Words(Threefry2x32.Key key, long start, int length, uint* destination)
    {
        for (int i = 0; i < length; i++)
        {
            destination[i] = Word(key, start + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination)
    {
        for (int i = 0; i < length; i++)
        {
            destination[i] = parameters.Uniform(Fraction(Word(key, start + i)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normal(
        Threefry2x32.Key key, in JaxParameters parameters, long start, int length, float* destination)
    {
        for (int i = 0; i < length; i++)
        {
            float u = parameters.Uniform(Fraction(Word(key, start + i)));
            destination[i] = parameters.Normal(XlaFunctions.ErfInv(u));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ErfInv(float* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = XlaFunctions.ErfInv(values[i]);
        }
    }

    /// <summary>The multiples of 2^-23 in [0, 1), from the high bits of a word.</summary>
    internal static float Fraction(uint word) => BitConverter.UInt32BitsToSingle((word >> 9) | 0x3F80_0000) - 1f;

    private static uint Word(Threefry2x32.Key key, long element)
    {
        Threefry2x32.Block2 block = Threefry2x32.Block((ulong)element, key);
        return block.X0 ^ block.X1;
    }
}
