using System.Runtime.CompilerServices;
using Initializers.Tensors;

namespace Initializers.Sampling.TensorFlow;

/// <summary>How many bits of a word become the fraction of a uniform value of an element type.</summary>
internal static class Mantissa<T>
{
    internal static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(Half) ? 10 : typeof(T) == typeof(BFloat16) ? 7 : 23;
    }
}
