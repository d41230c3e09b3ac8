using System;
using FluentAssertions;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests;

public class RandomNormalTests : NormalContract
{
    [Theory]
    [ClassData(typeof(BackendNameData))]
    public void Spread_that_the_element_type_cannot_hold_is_refused(string backend)
    {
        Initializer wide = new RandomNormal(0, 1e300, seed: 1).WithBackend(Backends.Named(backend));
        Initializer half = new RandomNormal(0, 1e6, seed: 1).WithBackend(Backends.Named(backend));
        Action singles = () => wide.Initialize([100]);
        Action halves = () => half.Initialize<Half>([100]);

        singles.Should().Throw<ArgumentException>().WithMessage("*stddev that are finite in float32; received 0 and 1E+300.*");
        halves.Should().Throw<ArgumentException>().WithMessage("*stddev that are finite in float16; received 0 and 1000000.*");
        half.Initialize([100]).ToArray().Should().OnlyContain(value => float.IsFinite(value));
    }

    private protected override RandomInitializer Create() => new RandomNormal();

    private protected override RandomInitializer Create(double mean, double stddev, Seed seed) => new RandomNormal(mean, stddev, seed);
}
