using System;

namespace Initializers.Samples.Digits.Network;

/// <summary>The functions behind <see cref="Activation"/> and their derivatives, in place.</summary>
internal static class Activations
{
    internal static void Apply(this Activation activation, Span<float> values)
    {
        if (activation == Activation.Relu)
        {
            foreach (ref float value in values)
            {
                // This way round a NaN stays one: a net that has diverged must not look like one that is silent.
                value = value < 0 ? 0 : value;
            }
        }
    }

    /// <summary>Turns a gradient at the outputs into the gradient at the sums.</summary>
    internal static void Backpropagate(this Activation activation, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        if (activation == Activation.Relu)
        {
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = outputs[i] > 0 ? gradient[i] : 0;
            }
        }
    }
}
