namespace Initializers.Samples.Pictures;

/// <summary>How a line is drawn.</summary>
public enum Stroke
{
    /// <summary>A solid line: what was measured.</summary>
    Solid,

    /// <summary>A dashed line: what theory says.</summary>
    Dashed,

    /// <summary>A dotted line: a limit or another reference.</summary>
    Dotted,
}
