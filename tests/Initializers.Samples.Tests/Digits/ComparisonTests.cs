using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FluentAssertions;
using Initializers.Samples.Digits.Data;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Digits.Network;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class ComparisonTests
{
    private static readonly DigitData Digits = DigitFile.Read();

    [Fact]
    public void Any_number_of_threads_gives_the_same_numbers()
    {
        Comparison comparison = new([new(1, 16), new(3, 16)], KernelChoice.Standard, Seeds: 2, new(Epochs: 1, Rate: 0.01f));
        int done = 0;

        IReadOnlyList<Outcome> alone = Run(comparison, threads: 1);
        IReadOnlyList<Outcome> together = Run(comparison, threads: 4, () => Interlocked.Increment(ref done));

        done.Should().Be(comparison.RunCount).And.Be(28);
        alone.Select(outcome => (outcome.Net, outcome.Kernel)).Should().Equal(
            comparison.Nets.SelectMany(net => comparison.Kernels.Select(kernel => (net, kernel))));
        Numbers(together).Should().Equal(Numbers(alone));
        Numbers(alone).Distinct().Count().Should().BeGreaterThan(40);
    }

    [Fact]
    public void A_run_has_the_pinned_numbers()
    {
        Comparison comparison = new(
            [new(4, 32)], [KernelChoice.Parse("he_normal")], Seeds: 2, new(Epochs: 2, Rate: 0.005f));

        Outcome outcome = Run(comparison)[0];

        // Of this program on x64: singles rounded step by step must give the same on any machine.
        double[] expected = [2.8325947, 2.1658777, 1.4873793, 2.6606082, 2.0860426, 1.1913982];
        outcome.Runs.SelectMany(run => run.Losses).Should().Equal(expected, (x, y) => Math.Abs(x - y) < 1e-6);

        outcome.LowestAccuracy.Should().Be(288 / 449.0);
        outcome.HighestAccuracy.Should().Be(310 / 449.0);
    }

    [Fact]
    public void The_deep_net_shows_what_the_field_knows()
    {
        NetShape deep = new(HiddenLayers: 16, Units: 32);
        Comparison comparison = new([deep], KernelChoice.Standard, Seeds: 2, new(Epochs: 4, Rate: 0.005f));

        IReadOnlyList<Outcome> outcomes = Run(comparison);

        Outcome Of(string name) => outcomes.Single(outcome => outcome.Kernel.Name == name);
        foreach (string name in (string[])["Zeros()", "RandomNormal(stddev: 0.01)", "RandomNormal()"])
        {
            Of(name).IsStuck.Should().BeTrue();
            Of(name).Runs.Should().OnlyContain(run => run.Losses.All(loss => Math.Abs(loss - Math.Log(10)) < 0.01));
            Of(name).HighestAccuracy.Should().BeLessThan(0.12);
        }

        Of("RandomNormal(stddev: 1)").DivergedCount.Should().Be(2);
        Of("RandomNormal(stddev: 1)").Runs.Should().OnlyContain(run => double.IsNaN(run.Losses[1]));
        Of("RandomNormal(stddev: 1)").IsStuck.Should().BeFalse();
        Of("HeNormal()").IsStuck.Should().BeFalse();
        Of("HeNormal()").LossesAfter(4).Should().OnlyContain(loss => loss < 1.6);
        Of("Orthogonal(gain: √2)").LossesAfter(4).Should().OnlyContain(loss => loss < 1.3);
        Of("GlorotUniform()").LossesAfter(4).Should().OnlyContain(loss => loss > 2);
    }

    [Fact]
    public void The_shallow_net_learns_with_all_but_zeros()
    {
        NetShape shallow = new(HiddenLayers: 1, Units: 32);
        Comparison comparison = new([shallow], KernelChoice.Standard, Seeds: 2, new(Epochs: 10, Rate: 0.005f));

        IReadOnlyList<Outcome> outcomes = Run(comparison);

        outcomes.Where(outcome => outcome.LowestAccuracy > 0.75).Select(outcome => outcome.Kernel)
            .Should().Equal(KernelChoice.Standard.Skip(1));
        outcomes[0].IsStuck.Should().BeTrue();
    }

    [Fact]
    public void Of_zeros_only_the_last_bias_moves()
    {
        Sequential model = new NetShape(HiddenLayers: 2, Units: 8).Build(KernelChoice.Standard[0], seed: 1);

        Trainer.Train(model, Digits, new(Epochs: 1, Rate: 0.01f), 1, TestContext.Current.CancellationToken);

        model.Parameters.SkipLast(1).Should().OnlyContain(parameter => parameter.Value.Enumerate().All(x => x == 0));
        model.Parameters[^1].Value.Enumerate().Should().OnlyContain(x => x != 0);
    }

    [Fact]
    public void Cancellation_stops_between_two_epochs()
    {
        Comparison comparison = new(
            [new(1, 8)], [KernelChoice.Parse("he_normal")], Seeds: 3, new(Epochs: 1_000_000, Rate: 0.005f));
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(200));

        comparison.Invoking(c => c.Run(Digits, cancellation: cancellation.Token))
            .Should().Throw<OperationCanceledException>();
    }

    private static IReadOnlyList<Outcome> Run(Comparison comparison, int threads = -1, Action? done = null) =>
        comparison.Run(Digits, threads, done, TestContext.Current.CancellationToken);

    private static IEnumerable<double> Numbers(IEnumerable<Outcome> outcomes) =>
        outcomes.SelectMany(outcome => outcome.Runs).SelectMany(run => run.Losses.Append(run.Accuracy));
}
