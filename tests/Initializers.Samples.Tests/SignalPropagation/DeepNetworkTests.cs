using System;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Initializers.Tensors;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class DeepNetworkTests
{
    private const int Width = 5;
    private const int Depth = 3;

    [Fact]
    public void Outputs_are_those_of_Keras_layers()
    {
        DenseTensor<float>[] kernels = Kernels();
        Matrix<float> inputs = Inputs();

        Signal signal = Propagate(inputs);

        // Keras: outputs = phi(inputs x kernel), with a row per input.
        Matrix<float> rows = inputs.Transpose();
        for (int layer = 0; layer < Depth; layer++)
        {
            rows = (rows * kernels[layer].ToMatrix()).Map(MathF.Tanh);
            (signal.Outputs[layer + 1] - rows.Transpose()).L2Norm().Should().BeLessThan(1e-6);
        }
    }

    [Fact]
    public void Gradients_are_the_differences_of_the_cost()
    {
        Matrix<float> inputs = Inputs();
        Signal signal = Propagate(inputs);

        // The cost is the sum of the outputs times 1, 2, 3, ...: Top() is its derivative.
        for (int unit = 0; unit < Width; unit++)
        {
            const float Step = 0.01f;
            Matrix<float> above = inputs.Clone(), below = inputs.Clone();
            above[unit, 0] += Step;
            below[unit, 0] -= Step;
            double slope = (Cost(Propagate(above)) - Cost(Propagate(below))) / (2 * Step);
            ((double)signal.Gradients[0][unit, 0]).Should().BeApproximately(slope, 2e-3);
        }
    }

    [Fact]
    public void A_second_draw_replaces_the_first()
    {
        DeepNetwork network = new(Activation.Tanh, Width, Depth);
        network.Draw(new GlorotUniform(new SeedGenerator(4)));
        Signal first = network.Propagate(Inputs(), Top());
        network.Draw(new GlorotUniform(new SeedGenerator(5)));
        Signal second = network.Propagate(Inputs(), Top());
        network.Draw(new GlorotUniform(new SeedGenerator(4)));

        second.Outputs[Depth].Should().NotBe(first.Outputs[Depth]);
        network.Propagate(Inputs(), Top()).Outputs[Depth].Should().Be(first.Outputs[Depth]);
    }

    private static Signal Propagate(Matrix<float> inputs)
    {
        DeepNetwork network = new(Activation.Tanh, Width, Depth);
        network.Draw(new GlorotUniform(new SeedGenerator(3)));
        return network.Propagate(inputs, Top());
    }

    private static DenseTensor<float>[] Kernels()
    {
        GlorotUniform initializer = new(new SeedGenerator(3));
        return [.. Enumerable.Range(0, Depth).Select(_ => initializer.Initialize([Width, Width]))];
    }

    private static double Cost(Signal signal) =>
        signal.Outputs[Depth].PointwiseMultiply(Top()).Enumerate().Sum(x => (double)x);

    private static Matrix<float> Inputs() => new RandomNormal(stddev: 1, seed: 8).Initialize([Width, 2]).ToMatrix();

    private static Matrix<float> Top() => Matrix<float>.Build.Dense(Width, 2, (unit, _) => unit + 1);
}
