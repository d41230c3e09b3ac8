using System;

namespace Initializers.Samples.SignalPropagation;

/// <summary>What a unit does with the sum of its inputs.</summary>
/// <param name="Name">As the papers call it.</param>
/// <param name="Value">The output for a sum.</param>
/// <param name="Slope">The derivative of the output by the sum.</param>
internal sealed record Activation(string Name, Func<double, double> Value, Func<double, double> Slope)
{
    internal static readonly Activation Tanh = new("tanh", Math.Tanh, sum => 1 - (Math.Tanh(sum) * Math.Tanh(sum)));

    internal static readonly Activation Relu = new("ReLU", sum => Math.Max(sum, 0), sum => sum > 0 ? 1 : 0);
}
