using System;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class MeanFieldTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 0.5)]
    [InlineData(3, 1.5)]
    public void Each_ReLU_layer_multiplies_by_half_the_gain_both_ways(double gain, double factor)
    {
        MeanField theory = new(Activation.Relu, gain, 30);

        for (int layer = 0; layer <= 30; layer++)
        {
            theory.Outputs[layer].Should().BeApproximately(Math.Pow(factor, layer), 1e-10 * Math.Pow(factor, layer));
            double back = Math.Pow(factor, 30 - layer);
            theory.Gradients[layer].Should().BeApproximately(back, 1e-10 * back);
        }
    }

    [Fact]
    public void Small_tanh_signals_behave_as_in_a_linear_network()
    {
        MeanField theory = new(Activation.Tanh, 1.0 / 3, 20);

        (theory.Outputs[20] / theory.Outputs[19]).Should().BeApproximately(1.0 / 3, 1e-8);
        (theory.Gradients[18] / theory.Gradients[19]).Should().BeApproximately(1.0 / 3, 1e-8);
    }

    [Fact]
    public void The_first_tanh_layer_is_the_mean_of_tanh_squared()
    {
        // 0.394294 to six digits: numerical integration of tanh(z)^2 against the normal density.
        MeanField theory = new(Activation.Tanh, 1, 2);

        theory.Sums[1].Should().Be(1);
        theory.Outputs[1].Should().BeApproximately(0.394294, 1e-6);
        theory.Sums[2].Should().Be(theory.Outputs[1]);
        theory.Gradients[2].Should().Be(1);
        theory.Gradients[1].Should().BeLessThan(1);
    }
}
