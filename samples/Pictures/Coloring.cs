namespace Initializers.Samples.Pictures;

/// <summary>The colours of a heat map.</summary>
public enum Coloring
{
    /// <summary>Dark to light, for values from low to high.</summary>
    Sequential,

    /// <summary>Blue over white to red, for values on both sides of zero; zero is white.</summary>
    Diverging,
}
