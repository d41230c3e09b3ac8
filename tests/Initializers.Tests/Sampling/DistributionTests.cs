using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests.Sampling;

public class DistributionTests
{
    [Fact]
    public void Factories_keep_kind_and_parameters()
    {
        Distribution uniform = Distribution.Uniform(-1.5, 2.5);
        (uniform.Kind, uniform.First, uniform.Second).Should().Be((DistributionKind.Uniform, -1.5, 2.5));
        Distribution normal = Distribution.Normal(-1.5, 2.5);
        (normal.Kind, normal.First, normal.Second).Should().Be((DistributionKind.Normal, -1.5, 2.5));
        Distribution truncated = Distribution.TruncatedNormal(-1.5, 2.5);
        (truncated.Kind, truncated.First, truncated.Second).Should().Be((DistributionKind.TruncatedNormal, -1.5, 2.5));
    }

    [Fact]
    public void Equality_is_by_kind_and_parameters()
    {
        Distribution.Normal(0, 1).Should().Be(Distribution.Normal(0, 1));
        Distribution.Normal(0, 1).Should().NotBe(Distribution.Uniform(0, 1));
        Distribution.Normal(0, 1).Should().NotBe(Distribution.Normal(0, 2));
    }

    [Fact]
    public void A_property_means_the_same_for_every_kind()
    {
        Distribution uniform = Distribution.Uniform(-1, 3);
        Distribution normal = Distribution.Normal(1, 2);
        Distribution truncated = Distribution.TruncatedNormal(1, 2);

        (uniform.Lower, uniform.Upper, uniform.Mean).Should().Be((-1, 3, 1));
        (normal.Lower, normal.Upper, normal.Mean).Should().Be((double.NegativeInfinity, double.PositiveInfinity, 1));
        (truncated.Lower, truncated.Upper, truncated.Mean).Should().Be((-3, 5, 1));
        uniform.StandardDeviation.Should().BeApproximately(4 / Math.Sqrt(12), 1e-15);
        normal.StandardDeviation.Should().Be(2);
        truncated.StandardDeviation.Should().BeApproximately(2 * 0.87962566103423978, 1e-15);
        (normal.UntruncatedStandardDeviation, truncated.UntruncatedStandardDeviation).Should().Be((2, 2));
    }

    public static TheoryData<Distribution> Laws =>
    [
        Distribution.Uniform(-1, 3), Distribution.Uniform(0, 1e-100), Distribution.Normal(1, 2),
        Distribution.TruncatedNormal(1, 2), Distribution.TruncatedNormal(-5, 0.01),
    ];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Density_mass_and_quantiles_are_of_one_law(Distribution law)
    {
        double lower = law.Quantile(0.001), upper = law.Quantile(0.999), width = (upper - lower) / 2000;
        (double mass, double mean, double square) = (0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            double x = lower + ((i + 0.5) * width);
            double share = law.Density(x) * width;
            mass += share;
            mean += share * x;
            square += share * (x - law.Mean) * (x - law.Mean);
            law.Quantile(law.CumulativeProbability(x)).Should().BeApproximately(x, (upper - lower) * 1e-9);
        }

        double scale = law.StandardDeviation;
        mass.Should().BeApproximately(0.998, 1e-5);
        mean.Should().BeApproximately(0.998 * law.Mean, 1e-5 * (Math.Abs(law.Mean) + scale));
        Math.Sqrt(square).Should().BeApproximately(scale, 0.03 * scale);
        law.Quantile(0.5).Should().BeApproximately(law.Mean, 1e-12 * (Math.Abs(law.Mean) + scale));
        (law.Quantile(0), law.Quantile(1)).Should().Be((law.Lower, law.Upper));
        law.CumulativeProbability(law.Mean - (20 * scale)).Should().BeLessThan(1e-80);
        law.CumulativeProbability(law.Mean + (20 * scale)).Should().Be(1);
        law.Density(double.NaN).Should().Be(double.NaN);
        law.CumulativeProbability(double.NaN).Should().Be(double.NaN);
        if (law.Kind != DistributionKind.Normal)
        {
            law.Density(law.Lower - scale).Should().Be(0);
            law.Density(law.Upper + scale).Should().Be(0);
            law.CumulativeProbability(law.Upper).Should().Be(1);
        }
    }

    [Fact]
    public void A_law_without_width_is_one_value()
    {
        foreach (Distribution law in new[] { default, Distribution.Uniform(2, 2), Distribution.Normal(2, 0), Distribution.TruncatedNormal(2, 0) })
        {
            double value = law.Mean;
            (law.Lower, law.Upper, law.StandardDeviation).Should().Be((value, value, 0));
            law.Density(value).Should().Be(double.PositiveInfinity);
            law.Density(value + 1).Should().Be(0);
            (law.CumulativeProbability(value - 1), law.CumulativeProbability(value)).Should().Be((0, 1));
            law.Quantile(0.3).Should().Be(value);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_is_from_0_to_1(double p)
    {
        Action act = () => Distribution.Normal(0, 1).Quantile(p);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("p must be from 0 to 1; received*");
    }

    [Fact]
    public void An_initializer_says_its_distribution_if_it_has_one()
    {
        new HeUniform(1).TryGetDistribution([8, 4], out Distribution he).Should().BeTrue();
        he.Should().Be(new HeUniform(1).ComputeDistribution([8, 4]));
        foreach (Initializer other in new Initializer[] { new Orthogonal(), new Zeros(), new STFT(), new Identity() })
        {
            other.TryGetDistribution([8, 4], out _).Should().BeFalse();
        }
    }

    [Fact]
    public void Prints_the_call_that_makes_it() =>
        Distribution.TruncatedNormal(0, 0.05).ToString().Should().Be("TruncatedNormal(0, 0.05)");
}
