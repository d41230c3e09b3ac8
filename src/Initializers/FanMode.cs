namespace Initializers;

/// <summary>Which fan divides the scale of <see cref="VarianceScaling"/>; Keras's <c>mode</c>.</summary>
public enum FanMode
{
    /// <summary>The number of inputs: keeps the variance of activations (<c>fan_in</c>).</summary>
    FanIn,

    /// <summary>The number of outputs: keeps the variance of gradients (<c>fan_out</c>).</summary>
    FanOut,

    /// <summary>The mean of both (<c>fan_avg</c>).</summary>
    FanAvg,
}
