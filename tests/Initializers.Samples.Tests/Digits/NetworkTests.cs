using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Digits.Network;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class NetworkTests
{
    [Fact]
    public void Dense_asks_for_a_kernel_of_inputs_by_units_and_a_bias_of_units()
    {
        Dense layer = new(3, Activation.Relu, new GlorotUniform(seed: 8), new RandomNormal(seed: 9));

        layer.Build(5).Should().Be(3);

        layer.Parameters[0].Value.Should().Be(new GlorotUniform(seed: 8).Initialize([5, 3]).ToMatrix());
        layer.Parameters[1].Value.Row(0).ToArray().Should()
            .Equal(new RandomNormal(seed: 9).Initialize([3]).Span.ToArray());
    }

    [Fact]
    public void Dense_computes_activation_of_product_plus_bias()
    {
        Dense layer = new(2, Activation.Relu, new Ones(), new Constant(-1));
        layer.Build(3);

        Matrix<float> outputs = layer.Forward(Matrix<float>.Build.DenseOfArray(new float[,] { { 1, 2, 3 }, { 0.5f, 0, 0 } }));

        outputs.ToArray().Should().BeEquivalentTo(new float[,] { { 5, 5 }, { 0, 0 } });
    }

    [Fact]
    public void Relu_lets_a_NaN_through()
    {
        float[] values = [-1, 2, float.NaN];

        Activation.Relu.Apply(values);

        values.Should().Equal(0, 2, float.NaN);
    }

    [Fact]
    public void Dense_says_that_it_must_be_built_first()
    {
        Dense layer = new(2, Activation.Relu, new Ones());

        layer.Invoking(l => l.Forward(Matrix<float>.Build.Dense(1, 1))).Should().Throw<InvalidOperationException>()
            .WithMessage("Build the model*");
    }

    [Fact]
    public void Layers_of_one_net_are_not_alike_and_one_seed_gives_one_net()
    {
        NetShape shape = new(HiddenLayers: 3, Units: 64);
        Sequential one = shape.Build(KernelChoice.Parse("HeNormal"), 7);
        Sequential same = shape.Build(KernelChoice.Parse("HeNormal"), 7);
        Sequential other = shape.Build(KernelChoice.Parse("HeNormal"), 8);

        one.Parameters.Should().HaveCount(8);
        one.Parameters[2].Value.Should().NotBe(one.Parameters[0].Value).And.NotBe(one.Parameters[4].Value);
        one.Parameters.Select(p => p.Value).Should().Equal(same.Parameters.Select(p => p.Value));
        one.Parameters[0].Value.Should().NotBe(other.Parameters[0].Value);
    }

    [Fact]
    public void Momentum_adds_a_part_of_the_last_step()
    {
        Parameter weight = new(Matrix<float>.Build.Dense(1, 1, 10)) { Gradient = Matrix<float>.Build.Dense(1, 1, 2) };
        Momentum optimizer = new([weight], rate: 0.5f, momentum: 0.25f);

        optimizer.Step();
        weight.Value[0, 0].Should().Be(10 - 1);
        optimizer.Step();
        weight.Value[0, 0].Should().Be(9 - 1 - 0.25f);
    }
}
