using System;
using FluentAssertions;
using Xunit;

namespace Initializers.Tests;

public class StftWindowTests
{
    [Fact]
    public void Default_is_the_hann_window()
    {
        StftWindow window = default;
        window.Name.Should().Be("hann");
        window.IsNone.Should().BeFalse();
        window.Values.Should().BeNull();
        window.Should().Be(new StftWindow("hann"));
        window.GetHashCode().Should().Be(new StftWindow("hann").GetHashCode());
        window.ToString().Should().Be("hann");
    }

    [Fact]
    public void None_has_neither_name_nor_values()
    {
        StftWindow.None.IsNone.Should().BeTrue();
        StftWindow.None.Name.Should().BeNull();
        StftWindow.None.Values.Should().BeNull();
        StftWindow.None.ToString().Should().Be("none");
        (StftWindow.None == new StftWindow("boxcar")).Should().BeFalse();
        (StftWindow.None != default).Should().BeTrue();
    }

    [Fact]
    public void Name_is_kept_as_given()
    {
        StftWindow window = new("ham");
        window.Name.Should().Be("ham");
        window.ToString().Should().Be("ham");
        window.Should().NotBe(new StftWindow("hamming"));
    }

    [Fact]
    public void Values_are_copied()
    {
        double[] values = [1.0, 2.0];
        StftWindow window = new(values);
        values[0] = 9.0;
        window.Values.Should().Equal(1.0, 2.0);
        window.Name.Should().BeNull();
        window.ToString().Should().Be("2 values");
        (window == new StftWindow(1.0, 2.0)).Should().BeTrue();
        (window == new StftWindow(1.0, 3.0)).Should().BeFalse();
        window.GetHashCode().Should().Be(new StftWindow(1.0, 2.0).GetHashCode());
    }

    [Fact]
    public void No_values_are_not_the_default_window()
    {
        StftWindow window = new(Array.Empty<double>());
        window.Values.Should().BeEmpty();
        window.Name.Should().BeNull();
        window.Equals(default(StftWindow)).Should().BeFalse();
        window.Equals((object)StftWindow.None).Should().BeFalse();
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData("Hann")]
    [InlineData(" hann")]
    public void An_unknown_name_is_refused(string name)
    {
        Action act = () => _ = new STFT(window: new(name));
        act.Should().Throw<ArgumentException>().WithMessage(
            $"window must name a window function of scipy.signal; received \"{name}\".*");
    }

    [Fact]
    public void A_window_with_parameters_is_refused()
    {
        Action act = () => _ = new STFT(window: new("kaiser"));
        act.Should().Throw<ArgumentException>().WithMessage(
            "window must name a window function without parameters; received \"kaiser\", which needs one or more.*");
    }

    [Fact]
    public void Null_is_refused()
    {
        ((Action)(() => _ = new StftWindow((string)null!))).Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Values_that_are_not_finite_are_refused(double value, string printed)
    {
        Action act = () => _ = new StftWindow(1.0, value);
        act.Should().Throw<ArgumentException>().WithMessage($"window must hold finite numbers; received {printed}.*");
    }

    [Theory]
    [InlineData("hann", false, "hann_symmetric", true)]
    [InlineData("hamming", true, "hamming_periodic", false)]
    [InlineData("tukey", true, "tukey_periodic", true)]
    public void An_ending_says_whether_a_window_is_periodic(string name, bool periodic, string ended, bool other)
    {
        STFT expected = new(window: new(name), periodic: periodic);
        STFT actual = new(window: new(ended), periodic: other);

        actual.Initialize([16, 1, 9]).ToArray().Should().Equal(expected.Initialize([16, 1, 9]).ToArray());
        actual.Window.Name.Should().Be(ended);
        actual.Window.Should().NotBe(new StftWindow(name));
        ((Action)(() => _ = new StftWindow("kaiser_periodic"))).Should().Throw<ArgumentException>().WithMessage("*needs one*");
        ((Action)(() => _ = new StftWindow("_periodic"))).Should().Throw<ArgumentException>();
    }
}
