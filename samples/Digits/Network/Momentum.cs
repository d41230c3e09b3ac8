using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>Gradient descent with momentum: <c>v = momentum * v - rate * gradient; value += v</c>, as Keras's SGD.</summary>
internal sealed class Momentum(IReadOnlyList<Parameter> parameters, float rate, float momentum)
{
    private readonly Matrix<float>[] _velocities =
        [.. parameters.Select(parameter => Matrix<float>.Build.SameAs(parameter.Value))];

    /// <summary>Moves every parameter once along its gradient.</summary>
    internal void Step()
    {
        for (int i = 0; i < _velocities.Length; i++)
        {
            Matrix<float> velocity = _velocities[i];
            velocity.Multiply(momentum, velocity);
            velocity.Subtract(parameters[i].Gradient * rate, velocity);
            parameters[i].Value.Add(velocity, parameters[i].Value);
        }
    }
}
