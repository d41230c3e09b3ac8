using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class TruncatedNormalTests : NormalContract
{
    [Fact]
    public void Every_value_lies_within_two_standard_deviations()
    {
        double[] values = new TruncatedNormal(1, 0.5, 3).Initialize<double>([100_000]).ToArray();
        values.Should().OnlyContain(value => value > 0 && value < 2);
        float[] singles = new TruncatedNormal(0, 1, 3).Initialize([100_000]).ToArray();
        singles.Should().OnlyContain(value => value > -2 && value < 2);
    }

    private protected override RandomInitializer Create() => new TruncatedNormal();

    private protected override RandomInitializer Create(double mean, double stddev, Seed seed) => new TruncatedNormal(mean, stddev, seed);
}
