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
}
