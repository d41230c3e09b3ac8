using System.Runtime.CompilerServices;
using Initializers.Tensors;

namespace Initializers.Sampling.NumPy;

/// <summary>What becomes of a double when NumPy casts it to an element type.</summary>
internal static class NumPyElement
{
    /// <summary>Rounds once; but NumPy comes to bfloat16 by way of single precision, and rounds twice.</summary>
    /// <remarks>
    /// Each type is cast here and not by <see cref="Element.FromDouble"/>: with one more method to inline, the loop over
    /// normal values takes a fifth longer.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Round<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) { return Unsafe.BitCast<float, T>((float)value); }
        if (typeof(T) == typeof(double)) { return Unsafe.BitCast<double, T>(value); }
        if (typeof(T) == typeof(Half)) { return Unsafe.BitCast<Half, T>((Half)value); }
        return Unsafe.BitCast<BFloat16, T>((BFloat16)(float)value);
    }
}
