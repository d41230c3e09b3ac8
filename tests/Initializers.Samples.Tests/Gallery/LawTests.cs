using System;
using FluentAssertions;
using Initializers.Samples.Gallery.Laws;
using MathNet.Numerics.Integration;
using Xunit;

namespace Initializers.Samples.Tests.Gallery;

public class LawTests
{
    public static TheoryData<string> Names => ["uniform", "normal", "truncated", "sphere"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mean_spread_and_cumulative_shares_are_those_of_the_density(string name)
    {
        Law law = Of(name);
        double reach = name == "sphere" ? 1 : 12 * law.StdDev;
        double low = Math.Max(law.Low, law.Mean - reach);
        double high = Math.Min(law.High, law.Mean + reach);

        double Moment(Func<double, double> weight, double end) => DoubleExponentialTransformation.Integrate(
            x => law.Density(x) * weight(x), low, end, 1e-12);

        Moment(_ => 1, high).Should().BeApproximately(1, 1e-8);
        Moment(x => x, high).Should().BeApproximately(law.Mean, 1e-8);
        Moment(x => Math.Pow(x - law.Mean, 2), high).Should().BeApproximately(law.StdDev * law.StdDev, 1e-8);
        for (double share = .1; share < 1; share += .2)
        {
            double x = low + (share * (high - low));
            law.Cumulative(x).Should().BeApproximately(Moment(_ => 1, x), 1e-8);
        }

        law.Cumulative(low).Should().BeApproximately(0, 1e-12);
        law.Cumulative(high).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void The_spread_of_a_cut_normal_is_the_constant_that_Keras_divides_by() =>
        Distribution.TruncatedNormal(0, 1).StandardDeviation.Should().BeApproximately(.87962566103423978, 1e-15);

    [Fact]
    public void A_coordinate_of_a_point_on_an_ordinary_sphere_is_uniform()
    {
        // Archimedes' hat box: slices of equal height have equal area.
        var law = Law.OfSphere(3);

        law.Density(-.9).Should().BeApproximately(.5, 1e-12);
        law.Density(.3).Should().BeApproximately(.5, 1e-12);
    }

    [Fact]
    public void Singular_values_of_a_square_matrix_follow_a_quarter_circle()
    {
        MarchenkoPastur law = new(1);

        (law.Low, law.High).Should().Be((0, 2));
        law.Density(1.2).Should().BeApproximately(Math.Sqrt(4 - 1.44) / Math.PI, 1e-12);
        law.Cumulative(1).Should().BeApproximately((Math.Sqrt(3) / (2 * Math.PI)) + (1.0 / 3), 1e-9);
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(.5)]
    public void All_singular_values_lie_between_the_ends_and_quantiles_undo_shares(double ratio)
    {
        MarchenkoPastur law = new(ratio);

        law.Cumulative(law.Low).Should().Be(0);
        law.Cumulative(law.High).Should().BeApproximately(1, 1e-9);
        law.Cumulative(law.Quantile(.3)).Should().BeApproximately(.3, 1e-7);

        // The squares have mean 1: that is what the variance 1 / rows is for.
        GaussLegendreRule.Integrate(s => s * s * law.Density(s), law.Low, law.High, 512)
            .Should().BeApproximately(1, 1e-5);
    }

    private static Law Of(string name) => name switch
    {
        "uniform" => Distribution.Uniform(-.5, 1.5),
        "normal" => Distribution.Normal(.3, .7),
        "truncated" => Distribution.TruncatedNormal(.3, .7),
        _ => Law.OfSphere(20),
    };
}
