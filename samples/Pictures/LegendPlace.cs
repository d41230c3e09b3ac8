namespace Initializers.Samples.Pictures;

/// <summary>Where a panel's legend stands.</summary>
public enum LegendPlace
{
    /// <summary>In the upper left corner of the data.</summary>
    UpperLeft,

    /// <summary>In the upper right corner of the data.</summary>
    UpperRight,

    /// <summary>In the lower left corner of the data.</summary>
    LowerLeft,

    /// <summary>In the lower right corner of the data.</summary>
    LowerRight,

    /// <summary>Right of the data.</summary>
    Right,

    /// <summary>Below the data, in one row if it fits.</summary>
    Below,
}
