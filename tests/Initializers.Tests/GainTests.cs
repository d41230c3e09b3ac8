using System;
using FluentAssertions;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Initializers.Tests;

public class GainTests
{
    [Fact]
    public void Gains_of_known_activations()
    {
        const double alpha = 1.6732632423543772, scale = 1.0507009873554805;

        Gain.Of(static z => z).Should().BeApproximately(1, 1e-12);
        Gain.Of(static z => Math.Max(z, 0)).Should().BeApproximately(Math.Sqrt(2), 1e-12);
        Gain.Of(static z => z < 0 ? 0.2 * z : z).Should().BeApproximately(Math.Sqrt(2 / 1.04), 1e-12);
        Gain.Of(static z => z * Normal.CDF(0, 1, z)).Should().BeApproximately(1.533530, 1e-6);
        Gain.Of(static z => z / (1 + Math.Exp(-z))).Should().BeApproximately(1.676532, 1e-6);
        Gain.Of(Math.Tanh).Should().BeApproximately(1.592537, 1e-6);
        Gain.Of(static z => scale * (z > 0 ? z : alpha * (Math.Exp(z) - 1))).Should().BeApproximately(1, 1e-6);
        Gain.Of(static z => Math.Clamp(z, -1, 1)).Should().BeApproximately(
            1 / Math.Sqrt(1 - Math.Sqrt(2 / (Math.PI * Math.E))), 1e-9, "a kink away from 0");
        Gain.Of(SpecialFunctions.Erf).Should().BeApproximately(1 / Math.Sqrt(2 / Math.PI * Math.Asin(2.0 / 3)), 1e-12);
    }

    [Fact]
    public void A_function_without_a_mean_square_is_refused()
    {
        Action zero = () => Gain.Of(static _ => 0);
        Action infinite = () => Gain.Of(static z => z > 0 ? double.PositiveInfinity : 0);
        Action none = () => Gain.Of(static _ => double.NaN);

        zero.Should().Throw<ArgumentException>().WithMessage("activation must*received one of 0.*");
        infinite.Should().Throw<ArgumentException>();
        none.Should().Throw<ArgumentException>();
    }
}
