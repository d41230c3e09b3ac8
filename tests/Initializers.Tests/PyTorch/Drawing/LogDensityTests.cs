using FluentAssertions;
using Initializers.PyTorch.Drawing;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Tests.PyTorch.Drawing;

public class LogDensityTests
{
    // Computed with Python's struct, step by step, between the bounds 2 and 4. In half-width types the first row needs the
    // rounding of the square, the second that of the quotient, the third that of the difference or of the peak.
    [Theory]
    [InlineData(ElementTypes.Float16, 2.1875, 0.3, 1.64, -0.12548828125)]
    [InlineData(ElementTypes.Float16, 2.865234375, -0.94, 1.72, -0.98828125)]
    [InlineData(ElementTypes.Float16, 2.05859375, -0.57, 1.02, -0.150390625)]
    [InlineData(ElementTypes.BFloat16, 2.984375, -0.56, 1.04, -2.78125)]
    [InlineData(ElementTypes.BFloat16, 2.4375, -0.53, 0.69, -2.59375)]
    [InlineData(ElementTypes.BFloat16, 2.046875, -0.08, 0.79, -0.140625)]
    [InlineData(ElementTypes.Float32, 3.2845888137817383, 0.68, 1.25, -1.6132745742797852)]
    public void Each_step_is_rounded_to_the_type(ElementTypes type, double x, double mean, double std, double expected)
    {
        TorchDraw draw = new(DrawKind.AcceptedUniform, mean, std, 2, 4);
        Element.Dispatch<AtFunction, double>(type, new(draw, x)).Should().Be(expected);
    }

    [Fact]
    public void It_is_0_at_the_value_nearest_to_the_mean_and_less_elsewhere()
    {
        LogDensity<double> density = new(new(DrawKind.AcceptedUniform, 1, 2, 3, 5));
        density.At(3).Should().Be(0);
        density.At(5).Should().Be(-1.5);
        new LogDensity<double>(new(DrawKind.AcceptedUniform, 4, 2, 3, 5)).At(4).Should().Be(0);
    }

    private readonly struct AtFunction(TorchDraw draw, double x) : IElementFunction<double>
    {
        public double Invoke<T>()
            where T : unmanaged => new LogDensity<T>(draw).At(Element.FromDouble<T>(x));
    }
}
