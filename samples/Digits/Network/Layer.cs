using System.Collections.Generic;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.Digits.Network;

/// <summary>A step of a network: a batch goes through with one sample a row, and its gradient comes back.</summary>
internal abstract class Layer
{
    /// <summary>What is trained.</summary>
    internal abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Makes the weights, now that the number of inputs is known.</summary>
    /// <param name="inputs">The length of a row that comes in.</param>
    /// <returns>The length of a row that goes out.</returns>
    internal abstract int Build(int inputs);

    /// <summary>Computes the outputs and keeps what <see cref="Backward"/> needs.</summary>
    internal abstract Matrix<float> Forward(Matrix<float> inputs);

    /// <summary>Sets the gradients of the parameters.</summary>
    /// <param name="gradient">The gradient at the outputs; overwritten.</param>
    /// <returns>The gradient at the inputs.</returns>
    internal abstract Matrix<float> Backward(Matrix<float> gradient);
}
