using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tests.Support;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Initializers.Tests.Statistics;

/// <summary>The variance that scaled initializers promise, stated without their own arithmetic.</summary>
[Trait("Category", "Statistics")]
public class VarianceScalingMomentsTests
{
    [Theory]
    [InlineData("GlorotNormal", 2.0 / 900)]
    [InlineData("GlorotUniform", 2.0 / 900)]
    [InlineData("HeNormal", 2.0 / 400)]
    [InlineData("HeUniform", 2.0 / 400)]
    [InlineData("LecunNormal", 1.0 / 400)]
    [InlineData("LecunUniform", 1.0 / 400)]
    [InlineData("VarianceScaling TruncatedNormal", 2.5 / 400)]
    [InlineData("VarianceScaling UntruncatedNormal", 0.5 / 500)]
    [InlineData("VarianceScaling Uniform", 3.0 / 900)]
    public void The_variance_is_scale_over_fan(string name, double variance)
    {
        double[] values =
        [
            .. RandomClasses.Create(name, 20260821).Initialize([400, 500]).ToArray().Select(value => (double)value),
        ];

        // 4.5 standard errors of a sample of 200,000 values with a kurtosis of at most 3.
        values.Variance().Should().BeApproximately(variance, 4.5 * variance * Math.Sqrt(2.0 / values.Length));
        values.Mean().Should().BeApproximately(0, 4.5 * Math.Sqrt(variance / values.Length));
    }
}
