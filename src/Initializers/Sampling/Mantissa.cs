namespace Initializers.Sampling;

/// <summary>
/// How many bits of a word become the fraction of a uniform value: a constant of the element type. Normal values are
/// made as singles for every half-width type.
/// </summary>
internal interface IMantissa
{
    static abstract int Bits { get; }
}

/// <summary>The fraction of a single: 23 bits.</summary>
internal readonly struct SingleMantissa : IMantissa
{
    public static int Bits => 23;
}

/// <summary>The fraction of a half: 10 bits.</summary>
internal readonly struct HalfMantissa : IMantissa
{
    public static int Bits => 10;
}

/// <summary>The fraction of a bfloat16: 7 bits.</summary>
internal readonly struct BFloat16Mantissa : IMantissa
{
    public static int Bits => 7;
}
