namespace Initializers.Samples.Pictures;

/// <summary>How an axis maps numbers to places.</summary>
public enum AxisScale
{
    /// <summary>Equal differences take equal space.</summary>
    Linear,

    /// <summary>Equal ratios take equal space. Values that are not positive have no place and are left out.</summary>
    Log10,
}
