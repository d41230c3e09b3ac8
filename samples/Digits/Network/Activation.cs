namespace Initializers.Samples.Digits.Network;

/// <summary>What a layer does to each of its sums.</summary>
internal enum Activation
{
    /// <summary>Nothing: <c>x</c>.</summary>
    Linear,

    /// <summary>Rectification: <c>max(0, x)</c>.</summary>
    Relu,
}
