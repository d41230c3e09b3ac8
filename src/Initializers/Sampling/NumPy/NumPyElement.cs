using System.Runtime.CompilerServices;
using Initializers.Tensors;

namespace Initializers.Sampling.NumPy;

/// <summary>What becomes of a double when NumPy casts it to an element type.</summary>
internal static class NumPyElement
{
    /// <summary>Rounds once; but NumPy comes to bfloat16 by way of single precision, and rounds twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Round<T>(double value)
        where T : unmanaged =>
        typeof(T) == typeof(BFloat16)
            ? Element.Convert<BFloat16, T>((BFloat16)(float)value)
            : Element.FromDouble<T>(value);
}
