namespace Initializers;

/// <summary>The distribution that <see cref="VarianceScaling"/> draws from; Keras's <c>distribution</c>.</summary>
public enum VarianceDistribution
{
    /// <summary>Normal, cut off at two standard deviations (<c>truncated_normal</c>; <c>normal</c> means the same).</summary>
    TruncatedNormal,

    /// <summary>Normal (<c>untruncated_normal</c>).</summary>
    UntruncatedNormal,

    /// <summary>Uniform (<c>uniform</c>).</summary>
    Uniform,
}
