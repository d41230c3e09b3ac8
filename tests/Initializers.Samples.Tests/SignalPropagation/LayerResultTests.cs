using System;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class LayerResultTests
{
    private static readonly NetworkSize Small = new(Width: 64, Depth: 6, Networks: 60, Inputs: 4);

    [Fact]
    public void Every_layer_of_every_case_is_where_theory_says()
    {
        foreach ((LayerCase layerCase, Activation activation) in ((LayerCase, Activation)[])[
            (TanhExperiment.Standard(Small.Width), Activation.Tanh),
            (TanhExperiment.Glorot, Activation.Tanh),
            (ReluExperiment.Glorot, Activation.Relu),
            (ReluExperiment.He, Activation.Relu)])
        {
            var result = LayerResult.Measure(layerCase, activation, Small, CancellationToken.None);

            // Theory for tanh is that of infinite width; what it leaves out is some layers / width.
            double slack = activation == Activation.Tanh ? Small.Depth / (double)Small.Width : 0;
            foreach (Comparison layer in result.Outputs.Skip(1).Concat(result.Gradients.SkipLast(1)))
            {
                Math.Abs(layer.Error).Should().BeLessThan((4 * layer.Chance) + slack, layerCase.Name);
            }
        }
    }

    [Fact]
    public void The_wrong_variance_is_far_from_theory()
    {
        LayerCase wrong = ReluExperiment.He with { Create = seeds => new GlorotNormal(seeds) };

        var result = LayerResult.Measure(wrong, Activation.Relu, Small, CancellationToken.None);

        result.Outputs[Small.Depth].Error.Should().BeLessThan(-0.9);
        result.Gradients[0].Error.Should().BeLessThan(-0.9);
    }

    [Fact]
    public void What_is_given_is_exact()
    {
        var result = LayerResult.Measure(TanhExperiment.Glorot, Activation.Tanh, Small, CancellationToken.None);

        result.Outputs[0].Error.Should().BeApproximately(0, 1e-6);
        result.Gradients[Small.Depth].Error.Should().BeApproximately(0, 1e-6);
    }

    [Fact]
    public void A_second_run_gives_the_same_numbers()
    {
        double[] Run() =>
        [
            .. LayerResult.Measure(ReluExperiment.He, Activation.Relu, Small, CancellationToken.None)
                .Outputs.Select(layer => layer.Measured.Mean),
        ];

        Run().Should().Equal(Run());
    }

    [Fact]
    public void Networks_differ_as_much_as_theory_says()
    {
        NetworkSize narrow = new(Width: 32, Depth: 2, Networks: 4000, Inputs: 1);

        var result = LayerResult.Measure(
            ReluExperiment.He,
            Activation.Relu,
            narrow,
            CancellationToken.None,
            layers => ReluExperiment.Spread(narrow.Width, layers));

        // 4000 networks know their spread to a few percent.
        foreach (int layer in (int[])[1, 2])
        {
            Comparison outputs = result.Outputs[layer];
            outputs.Spread.Should().BeApproximately(outputs.ExpectedSpread!.Value, 0.06 * outputs.ExpectedSpread.Value);
            outputs.Chance.Should().BeApproximately(outputs.ExpectedSpread.Value / Math.Sqrt(4000), 1e-12);
        }

        result.Gradients[1].ExpectedSpread.Should().Be(ReluExperiment.Spread(32, 1));
        result.Gradients[2].ExpectedSpread.Should().Be(0);
    }
}
