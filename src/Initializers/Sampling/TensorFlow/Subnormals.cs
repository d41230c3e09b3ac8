using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Initializers.Tensors;

namespace Initializers.Sampling.TensorFlow;

// TensorFlow's kernels run with subnormal numbers switched off: in single and double precision every operation takes a
// subnormal operand for zero and gives zero, with its sign, for a subnormal result. bfloat16 is computed in single
// precision, and so is float16, which has no number so small that it would matter.
//
// Where    only scales and offsets that are small themselves can lead there. The least unit is above 2^-64 (a double:
//          2^-122), so a scale of 2^-62 (2^-900) gives a normal product, and a sum that is subnormal has two small terms.
// Product  the processor rounds as if exponents had no end, and then sees that the result is too small: so a product with a
//          small scale is made 2^64 (2^600) times as large, and compared there. A sum that is subnormal is exact.

/// <summary>The arithmetic of TensorFlow where numbers become too small for it.</summary>
internal static class Subnormals
{
    /// <summary>The number, or zero with its sign where it is subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Flush<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.Abs(value) < Limits<T>.Normal ? T.CopySign(T.Zero, value) : value;

    /// <summary>Whether units of a type times this scale plus this offset can be subnormal.</summary>
    internal static bool Matter<T>(double scale, double offset)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? IsSmall(scale) || IsSmall(offset)
        : typeof(T) != typeof(Half) && (IsSmall((float)scale) || IsSmall((float)offset));

    /// <summary>value * scale + offset in place, each rounded to the type.</summary>
    internal static void Apply<T>(Span<T> units, double scale, double offset)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            foreach (ref double unit in MemoryMarshal.Cast<T, double>(units))
            {
                unit = Flush(Product(unit, scale) + offset);
            }
        }
        else if (typeof(T) == typeof(float))
        {
            foreach (ref float unit in MemoryMarshal.Cast<T, float>(units))
            {
                unit = Flush(Product(unit, (float)scale) + (float)offset);
            }
        }
        else
        {
            foreach (ref BFloat16 unit in MemoryMarshal.Cast<T, BFloat16>(units))
            {
                var product = (BFloat16)Product<float>(unit, (float)scale);
                unit = (BFloat16)Flush(product + (float)offset);
            }
        }
    }

    private static bool IsSmall<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => value != T.Zero && T.Abs(value) < Limits<T>.Small;

    private static T Product<T>(T unit, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!IsSmall(scale))
        {
            return unit * scale;
        }

        T enlarged = unit * T.ScaleB(scale, Limits<T>.Enlargement);
        T product = T.ScaleB(enlarged, -Limits<T>.Enlargement);
        return T.Abs(enlarged) < Limits<T>.EnlargedNormal ? T.CopySign(T.Zero, product) : product;
    }

    private static class Limits<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        /// <summary>The least normal number: 2^-126, 2^-1022.</summary>
        internal static T Normal => Choose(1.1754943508222875e-38, 2.2250738585072014e-308);

        /// <summary>From here on scales and offsets are safe: 2^-62, 2^-900.</summary>
        internal static T Small => Choose(2.168404344971009e-19, 1.1830521861667747e-271);

        /// <summary>The exponent of the factor for products.</summary>
        internal static int Enlargement => typeof(T) == typeof(float) ? 64 : 600;

        /// <summary>The least normal number times that factor: 2^-62, 2^-422.</summary>
        internal static T EnlargedNormal => Choose(2.168404344971009e-19, 9.232978617785736e-128);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static T Choose(double ofSingles, double ofDoubles) =>
            T.CreateTruncating(typeof(T) == typeof(float) ? ofSingles : ofDoubles);
    }
}
