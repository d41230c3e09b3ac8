using System;
using System.Globalization;
using System.Linq;
using FluentAssertions;
using Initializers.Sampling.TensorFlow;
using Initializers.Serialization;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.Sampling.TensorFlow;

public class TensorFlowParametersTests
{
    [Fact]
    public void Mean_and_standard_deviation_are_rounded_to_the_type()
    {
        var distribution = Distribution.Normal(0.1, 1.1);
        TensorFlowParameters.For<float>(distribution).Should().Be(((double)1.1f, (double)0.1f));
        TensorFlowParameters.For<double>(distribution).Should().Be((1.1, 0.1));
        TensorFlowParameters.For<Half>(distribution).Should().Be(((double)(Half)1.1f, (double)(Half)0.1f));
        TensorFlowParameters.For<BFloat16>(distribution).Should().Be(((double)(BFloat16)1.1f, (double)(BFloat16)0.1f));
    }

    [Fact]
    public void Scale_of_a_uniform_draw_is_the_difference_of_the_bounds_in_the_type()
    {
        var distribution = Distribution.Uniform(0.1, 1.3);
        TensorFlowParameters.For<float>(distribution).Should().Be(((double)(1.3f - 0.1f), (double)0.1f));
        TensorFlowParameters.For<double>(distribution).Should().Be((1.3f - (double)0.1f, (double)0.1f));
        TensorFlowParameters.For<Half>(distribution).Should().Be(
            ((double)((Half)1.3f - (Half)0.1f), (double)(Half)0.1f));
        TensorFlowParameters.For<BFloat16>(distribution).Should().Be(
            ((double)(BFloat16)((float)(BFloat16)1.3f - (float)(BFloat16)0.1f), (double)(BFloat16)0.1f));
    }

    [Fact]
    public void Integers_of_a_configuration_do_not_pass_through_single_precision_and_floats_do()
    {
        double[] units = new RandomUniform(0, 1, seed: 3).Initialize<double>([100]).ToArray();
        double[] integer = Read("0", "16777217").Initialize<double>([100]).ToArray();
        double[] single = Read("0", "16777217.0").Initialize<double>([100]).ToArray();
        integer.Should().Equal(units.Select(unit => unit * 16777217.0));
        single.Should().Equal(units.Select(unit => unit * 16777216.0));
        new RandomUniform(0, 16777217, seed: 3).Initialize<double>([100]).ToArray().Should().Equal(single);

        // Each bound for itself; negative ones too.
        Read("-16777217", "0.5").Initialize<double>([100]).ToArray().Should().Equal(
            units.Select(unit => (unit * 16777217.5) - 16777217.0));
        Read("-16777217", "-16777217").Initialize<double>([9]).ToArray().Should().OnlyContain(x => x == -16777217.0);
    }

    [Fact]
    public void An_integer_is_rounded_to_a_single_once()
    {
        // 2^54 + 2^30 + 1 is just above the middle of two singles; as a double it is the middle itself.
        const long integer = (1L << 54) + (1L << 30) + 1;
        string digits = integer.ToString(CultureInfo.InvariantCulture);
        Read(digits, digits).Initialize([9]).ToArray().Should().OnlyContain(x => x == (1L << 54) + (1L << 31));
        Read($"{digits}.0", $"{digits}.0").Initialize([9]).ToArray().Should().OnlyContain(x => x == 1L << 54);
    }

    [Theory]
    [InlineData("0", "9223372036854775808")]
    [InlineData("-9223372036854775809", "0")]
    [InlineData("0", "99999999999999999999999999999999999999999999999999")]
    public void An_integer_beyond_64_bits_is_refused_as_there(string minval, string maxval)
    {
        RandomUniform initializer = Read(minval, maxval);
        foreach (Action fill in (Action[])
            [() => initializer.Initialize([3]), () => initializer.Initialize<double>([3])])
        {
            fill.Should().Throw<ArgumentException>().WithParameterName("distribution").WithMessage(
                "distribution must have bounds that fit in 64 bits where they are integers on tensorflow; received *");
        }

        initializer.WithBackend(Backend.NumPy).Initialize<double>([3]).Span.Length.Should().Be(3);
        Read("0", "9223372036854775807").Initialize<double>([3]).Span.Length.Should().Be(3);
        Read("-9223372036854775808", "0").Initialize<double>([3]).Span.Length.Should().Be(3);
    }

    [Fact]
    public void Fill_with_integers_allocates_nothing()
    {
        RandomUniform initializer = Read("-9223372036854775808", "16777217");
        Shape shape = [100];
        double[] values = new double[100];
        AllocatedBytes.Of(() => initializer.Fill(shape, values.AsSpan())).Should().Be(0);
    }

    [Fact]
    public void Copies_remember_integers()
    {
        RandomUniform initializer = Read("0", "16777217");
        double[] values = initializer.Initialize<double>([10]).ToArray();
        foreach (Initializer copy in (Initializer[])
            [initializer.WithSeed(3), initializer.Freeze(), initializer.Clone()])
        {
            copy.Initialize<double>([10]).ToArray().Should().Equal(values);
        }

        initializer.InitializeBox<double>([10], new Box([4], [3])).ToArray().Should().Equal(values[4..7]);
    }

    private static RandomUniform Read(string minval, string maxval) => (RandomUniform)KerasConfig.Deserialize(
        $$$"""{"class_name": "RandomUniform", "config": {"minval": {{{minval}}}, "maxval": {{{maxval}}}, "seed": 3}}""");
}
