using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.SignalPropagation;

/// <summary>A fully connected network without biases, as wide as its input everywhere, freshly initialized.</summary>
internal sealed class DeepNetwork
{
    private readonly Activation _activation;
    private readonly Matrix<float>[] _kernels;

    /// <summary>Draws the weights: one initializer, whose <see cref="SeedGenerator"/> moves on with every layer.</summary>
    /// <param name="initializer">What fills the kernels, Keras's way round: inputs by outputs.</param>
    /// <param name="activation">What the units do.</param>
    /// <param name="width">The number of units of each layer.</param>
    /// <param name="depth">The number of layers.</param>
    internal DeepNetwork(Initializer initializer, Activation activation, int width, int depth)
    {
        _activation = activation;
        _kernels = new Matrix<float>[depth];
        for (int layer = 0; layer < depth; layer++)
        {
            _kernels[layer] = initializer.Initialize([width, width]).ToMatrix();
        }
    }

    /// <summary>Sends signals up through the network and gradients back down.</summary>
    /// <param name="inputs">The inputs, one per column.</param>
    /// <param name="gradients">The cost's derivatives by the outputs of the last layer, one column per input.</param>
    /// <returns>What was seen at every layer.</returns>
    internal Signal Propagate(Matrix<float> inputs, Matrix<float> gradients)
    {
        int depth = _kernels.Length;
        var sums = new Matrix<float>[depth + 1];
        var outputs = new Matrix<float>[depth + 1];
        outputs[0] = inputs;
        for (int layer = 1; layer <= depth; layer++)
        {
            sums[layer] = _kernels[layer - 1].TransposeThisAndMultiply(outputs[layer - 1]);
            outputs[layer] = sums[layer].Map(sum => (float)_activation.Value(sum), MathNet.Numerics.LinearAlgebra.Zeros.Include);
        }

        var derivatives = new Matrix<float>[depth + 1];
        derivatives[depth] = gradients;
        for (int layer = depth; layer >= 1; layer--)
        {
            Matrix<float> bySums = derivatives[layer].Map2(
                (gradient, sum) => gradient * (float)_activation.Slope(sum), sums[layer], MathNet.Numerics.LinearAlgebra.Zeros.Include);
            derivatives[layer - 1] = _kernels[layer - 1] * bySums;
        }

        return new(outputs, derivatives);
    }
}
