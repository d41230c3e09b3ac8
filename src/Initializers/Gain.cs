using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Initializers;

/// <summary>By how much weights must be larger where a function of the activation makes signals smaller.</summary>
public static class Gain
{
    // A standard normal variable is beyond this with a probability of 4e-33.
    private const double Reach = 12;
    private const double Accuracy = 1e-13;
    private const int Depth = 20;

    /// <summary>
    /// The gain of an activation function: <c>1 / sqrt(E f(z)^2)</c> for z standard normal, so that outputs of variance 1 have
    /// a mean square of 1 after it.
    /// </summary>
    /// <param name="activation">The function f, finite from -12 to 12.</param>
    /// <returns>
    /// 1.414214 for ReLU, 1.533530 for GELU, 1.676532 for SiLU, 1.592537 for tanh, 1 for SELU and for the identity. The scale of
    /// a <see cref="VarianceScaling"/> is its square.
    /// </returns>
    /// <remarks>
    /// <para>Computed by adaptive Gauss-Kronrod quadrature on both sides of 0, where activations have their kinks.</para>
    /// <para>A gain keeps the mean square of one layer, given that it comes in as 1. It does not promise that a deep net stays there: a
    /// small error grows by the slope of the moment map from layer to layer, which is above 1 for GELU (1.14) and SiLU
    /// (1.17).</para>
    /// <para><b>Source.</b> He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, section 2.2, for ReLU;
    /// Poole, Lahiri, Raghu, Sohl-Dickstein, Ganguli, "Exponential expressivity in deep neural networks through transient chaos", NeurIPS
    /// 2016, for the map.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    /// <exception cref="ArgumentException">The function is 0 everywhere, or not finite.</exception>
    public static double Of(Func<double, double> activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        double square = Integrate(-Reach, 0) + Integrate(0, Reach);
        return square > 0 && double.IsFinite(square)
            ? 1 / Math.Sqrt(square)
            : throw new ArgumentException(
                FormattableString.Invariant(
                    $"activation must have a mean square that is positive and finite; received one of {square}."),
                nameof(activation));

        double Integrate(double from, double to) => GaussKronrodRule.Integrate(
            z => Normal.PDF(0, 1, z) * activation(z) * activation(z), from, to, out _, out _, Accuracy, Depth);
    }
}
