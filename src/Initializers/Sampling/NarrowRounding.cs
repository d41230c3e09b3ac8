using Initializers.Tensors;

namespace Initializers.Sampling;

/// <summary>Rounding to a half-width type, whose values are computed as singles.</summary>
internal interface INarrowRounding<T>
    where T : unmanaged
{
    /// <summary>The number of significant bits, the leading one included.</summary>
    static abstract int SignificantBits { get; }

    static abstract T Narrow(float value);

    /// <summary>The nearest value of the type, as a single.</summary>
    static abstract float Round(float value);

    /// <summary>The nearest value of the type, rounded once, as a single.</summary>
    static abstract float Round(double value);
}

/// <summary>Rounding to <see cref="Half"/>.</summary>
internal readonly struct HalfRounding : INarrowRounding<Half>
{
    public static int SignificantBits => 11;

    public static Half Narrow(float value) => (Half)value;

    public static float Round(float value) => (float)(Half)value;

    public static float Round(double value) => (float)(Half)value;
}

/// <summary>Rounding to <see cref="BFloat16"/>.</summary>
internal readonly struct BFloat16Rounding : INarrowRounding<BFloat16>
{
    public static int SignificantBits => 8;

    public static BFloat16 Narrow(float value) => (BFloat16)value;

    public static float Round(float value) => (BFloat16)value;

    public static float Round(double value) => (BFloat16)value;
}
