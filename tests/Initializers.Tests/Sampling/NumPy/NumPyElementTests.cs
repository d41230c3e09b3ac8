using System;
using FluentAssertions;
using Initializers.Sampling.NumPy;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.Sampling.NumPy;

public class NumPyElementTests
{
    [Fact]
    public void Round_goes_to_bfloat16_by_way_of_single_precision()
    {
        // Just above the middle of 1 and the next bfloat16, by less than a single can say.
        double value = 1 + Math.ScaleB(1, -8) + Math.ScaleB(1, -40);
        NumPyElement.Round<BFloat16>(value).Should().Be((BFloat16)1f);
        Element.FromDouble<BFloat16>(value).Should().Be((BFloat16)1.0078125f);
    }

    [Fact]
    public void Round_goes_to_the_other_types_at_once()
    {
        double value = 1 + Math.ScaleB(1, -11) + Math.ScaleB(1, -40);
        NumPyElement.Round<Half>(value).Should().Be((Half)1.0009765625f).And.NotBe((Half)(float)value);
        NumPyElement.Round<float>(value).Should().Be((float)value);
        NumPyElement.Round<double>(value).Should().Be(value);
    }
}
