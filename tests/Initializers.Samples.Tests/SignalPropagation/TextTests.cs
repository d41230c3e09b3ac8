using FluentAssertions;
using Initializers.Samples.SignalPropagation;
using Xunit;

namespace Initializers.Samples.Tests.SignalPropagation;

public class TextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1.000")]
    [InlineData(0.999999, "1.000")]
    [InlineData(0.12345, "0.1235")]
    [InlineData(0.0123449, "0.01234")]
    [InlineData(0.00123449, "0.001234")]
    [InlineData(9.313e-10, "9.313e-10")]
    [InlineData(12.3456, "12.35")]
    [InlineData(123.456, "123.5")]
    [InlineData(123456, "1.235e5")]
    [InlineData(-0.5, "-0.5000")]
    public void Numbers_have_four_digits(double value, string text) => Text.Number(value).Should().Be(text);

    [Theory]
    [InlineData(0.0123, "+1.2", "±1.2")]
    [InlineData(0.00001, "0.0", "±0.0")]
    [InlineData(16600, "+1.7e6", "±1.7e6")]
    [InlineData(double.NaN, "NaN", "")]
    public void Errors_are_percent(double share, string signed, string plusMinus)
    {
        Text.Percent(share).Should().Be(signed);
        Text.PlusMinus(share).Should().Be(plusMinus);
    }

    [Theory]
    [InlineData(6, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    [InlineData(30, new[] { 0, 1, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30 })]
    [InlineData(2, new[] { 0, 1, 2 })]
    [InlineData(100, new[] { 0, 1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 })]
    public void Tables_show_about_a_dozen_layers_with_both_ends(int depth, int[] rows) =>
        LayerTable.Rows(depth).Should().Equal(rows);
}
