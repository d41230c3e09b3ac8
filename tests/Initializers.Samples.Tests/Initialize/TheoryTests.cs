using System.Collections.Generic;
using FluentAssertions;
using Initializers.Samples.Initialize;
using Initializers.Tensors;
using Xunit;
using InitializerTheory = Initializers.Samples.Initialize.Theory;

namespace Initializers.Samples.Tests.Initialize;

public class TheoryTests
{
    public static TheoryData<string> Names => new(Make().Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Theory_is_what_is_measured(string name)
    {
        Shape shape = [300, 200];
        Initializer initializer = Make()[name];
        InitializerTheory theory = InitializerTheory.Of(initializer, shape)!;
        Summary summary = new();
        summary.Add(initializer.Initialize<double>(shape).Span);

        // 60,000 draws: five standard errors of the mean are 0.02 standard deviations, those of the spread less.
        double slack = (0.02 * theory.StdDev) + 1e-12;
        summary.Mean.Should().BeApproximately(theory.Mean, slack);
        summary.StdDev.Should().BeApproximately(theory.StdDev, slack);
    }

    private static Dictionary<string, Initializer> Make() => new()
    {
        ["Zeros"] = new Zeros(),
        ["Ones"] = new Ones(),
        ["Identity"] = new Identity(gain: -2),
        ["Constant"] = new Constant(0.25),
        ["RandomNormal"] = new RandomNormal(0.3, 0.2, seed: 1),
        ["RandomUniform"] = new RandomUniform(-0.3, 0.1, seed: 1),
        ["TruncatedNormal"] = new TruncatedNormal(-0.3, 0.2, seed: 1),
        ["HeNormal"] = new HeNormal(seed: 1),
        ["GlorotUniform"] = new GlorotUniform(seed: 1),
        ["VarianceScaling"] = new VarianceScaling(2, FanMode.FanOut, VarianceDistribution.UntruncatedNormal, seed: 1),
        ["Orthogonal"] = new Orthogonal(gain: 3, seed: 1),
    };
}
