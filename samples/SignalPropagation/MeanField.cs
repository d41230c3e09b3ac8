using System.Collections.Generic;

namespace Initializers.Samples.SignalPropagation;

/// <summary>
/// What an infinitely wide network without biases does to the mean square of a signal, layer by layer.
/// </summary>
/// <remarks>
/// <para>The sums of a layer are normal with variance q(l) = g a(l - 1), where a is the mean square of the layer below
/// and g = fan-in x Var(w). Then a(l) = E[phi(sqrt(q(l)) z)^2] forward, and b(l - 1) = g E[phi'(sqrt(q(l)) z)^2] b(l)
/// backward, for the mean square b of the cost's derivative by a layer's outputs.</para>
/// <para><b>Source.</b> Poole, Lahiri, Raghu, Sohl-Dickstein, Ganguli, "Exponential expressivity in deep neural
/// networks through transient chaos", NIPS 2016; Schoenholz, Gilmer, Ganguli, Sohl-Dickstein, "Deep information
/// propagation", ICLR 2017. With ReLU both averages are 1/2 and the factor g / 2 of He et al. comes out.</para>
/// </remarks>
internal sealed class MeanField
{
    private readonly double[] _sums;
    private readonly double[] _outputs;
    private readonly double[] _gradients;

    /// <summary>Follows a signal of mean square 1 up, and a gradient of mean square 1 down.</summary>
    /// <param name="activation">What the units do.</param>
    /// <param name="gain">Fan-in times the variance of a weight.</param>
    /// <param name="depth">The number of layers.</param>
    internal MeanField(Activation activation, double gain, int depth)
    {
        _sums = new double[depth + 1];
        _outputs = new double[depth + 1];
        _gradients = new double[depth + 1];
        _sums[0] = double.NaN;
        _outputs[0] = 1;
        for (int layer = 1; layer <= depth; layer++)
        {
            _sums[layer] = gain * _outputs[layer - 1];
            _outputs[layer] = GaussianAverage.Of(sum => Square(activation.Value(sum)), _sums[layer]);
        }

        _gradients[depth] = 1;
        for (int layer = depth; layer >= 1; layer--)
        {
            double slope = GaussianAverage.Of(sum => Square(activation.Slope(sum)), _sums[layer]);
            _gradients[layer - 1] = gain * slope * _gradients[layer];
        }
    }

    /// <summary>The variance of the sums of each layer; layer 0, the input, has none.</summary>
    internal IReadOnlyList<double> Sums => _sums;

    /// <summary>The mean square of the outputs of each layer, from the input to the last.</summary>
    internal IReadOnlyList<double> Outputs => _outputs;

    /// <summary>
    /// The mean square of the cost's derivative by the outputs of each layer, from the input to the last.
    /// </summary>
    internal IReadOnlyList<double> Gradients => _gradients;

    private static double Square(double value) => value * value;
}
