using System.Linq;
using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class HistogramPictureTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void The_density_integrates_to_1_and_has_the_mean_square_of_theory(double variance)
    {
        const int Steps = 20_000;
        double[] outputs = [.. Enumerable.Range(0, Steps).Select(i => (2 * (i + 0.5) / Steps) - 1)];

        outputs.Sum(output => HistogramPicture.Density(output, variance) * 2 / Steps).Should().BeApproximately(1, 1e-3);
        outputs.Sum(output => output * output * HistogramPicture.Density(output, variance) * 2 / Steps)
            .Should().BeApproximately(GaussianAverage.Of(z => System.Math.Pow(System.Math.Tanh(z), 2), variance), 1e-3);
    }
}
