using System.Linq;
using MathNet.Numerics.LinearAlgebra;

namespace Initializers.Samples.SignalPropagation;

/// <summary>A fully connected network without biases, as wide as its input everywhere.</summary>
/// <remarks>
/// Its memory serves one draw after another: an experiment looks at hundreds of networks, and fills cost less than
/// fresh arrays of this size.
/// </remarks>
internal sealed class DeepNetwork
{
    private readonly Activation _activation;
    private readonly float[][] _weights;

    // Keras's kernels are inputs by outputs, row by row. Read by columns, as MathNet does, the same memory is outputs
    // by inputs: the matrix that multiplies a column of inputs.
    private readonly Matrix<float>[] _layers;

    /// <summary>Takes the memory; weights are 0 until they are drawn.</summary>
    internal DeepNetwork(Activation activation, int width, int depth)
    {
        _activation = activation;
        _weights = new float[depth][];
        _layers = new Matrix<float>[depth];
        for (int layer = 0; layer < depth; layer++)
        {
            _weights[layer] = new float[width * width];
            _layers[layer] = Matrix<float>.Build.Dense(width, width, _weights[layer]);
        }
    }

    /// <summary>
    /// Fills all weights: one initializer, whose <see cref="SeedGenerator"/> moves on with every layer.
    /// </summary>
    internal void Draw(Initializer initializer)
    {
        foreach ((float[] weights, Matrix<float> layer) in _weights.Zip(_layers))
        {
            initializer.Fill([layer.ColumnCount, layer.RowCount], weights);
        }
    }

    /// <summary>Sends signals up through the network and gradients back down.</summary>
    /// <param name="inputs">The inputs, one per column.</param>
    /// <param name="gradients">The cost's derivatives by the outputs of the last layer, one column per input.</param>
    /// <returns>What was seen at every layer.</returns>
    internal Signal Propagate(Matrix<float> inputs, Matrix<float> gradients)
    {
        int depth = _layers.Length;
        var sums = new Matrix<float>[depth + 1];
        var outputs = new Matrix<float>[depth + 1];
        outputs[0] = inputs;
        for (int layer = 1; layer <= depth; layer++)
        {
            sums[layer] = _layers[layer - 1] * outputs[layer - 1];
            outputs[layer] = sums[layer].Map(sum => (float)_activation.Value(sum));
        }

        var derivatives = new Matrix<float>[depth + 1];
        derivatives[depth] = gradients;
        for (int layer = depth; layer >= 1; layer--)
        {
            Matrix<float> bySums = derivatives[layer].Map2(
                (gradient, sum) => gradient * (float)_activation.Slope(sum), sums[layer]);
            derivatives[layer - 1] = _layers[layer - 1].TransposeThisAndMultiply(bySums);
        }

        return new(outputs, derivatives);
    }
}
