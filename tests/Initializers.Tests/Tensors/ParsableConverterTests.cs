using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using FluentAssertions;
using Initializers.Tensors;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Initializers.Tests.Tensors;

public class ParsableConverterTests
{
    [Fact]
    public void Configuration_binds_a_shape_and_a_number()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kernel"] = "784,256",
            ["Bias"] = "[256]",
            ["Scale"] = "1.5",
        }).Build();

        Settings settings = configuration.Get<Settings>()!;

        settings.Kernel.Should().Be(new Shape(784, 256));
        settings.Bias.Should().Be(new Shape(256));
        settings.Scale.Should().Be((BFloat16)1.5f);
    }

    [Fact]
    public void A_list_in_a_configuration_is_no_text_and_an_error_where_the_binder_is_told_to_be_strict()
    {
        // The binder asks no converter for a section with children; it leaves the value as it is unless it is strict.
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Kernel:0"] = "784", ["Kernel:1"] = "256" }).Build();
        Action bind = () => configuration.Get<Settings>(options => options.ErrorOnUnknownConfiguration = true);
        bind.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Configuration_says_which_text_is_no_shape()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Kernel"] = "784 by 256" }).Build();
        Action bind = () => configuration.Get<Settings>();
        bind.Should().Throw<InvalidOperationException>().WithMessage("*'Kernel'*")
            .WithInnerException<FormatException>().WithMessage("*received \"784 by 256\".");
    }

    [Fact]
    public void Text_goes_both_ways_in_any_culture()
    {
        TypeConverter shapes = TypeDescriptor.GetConverter(typeof(Shape));
        shapes.ConvertToInvariantString(new Shape(784, 256)).Should().Be("(784, 256)");
        shapes.ConvertFromInvariantString("(784, 256)").Should().Be(new Shape(784, 256));
        TypeConverter numbers = TypeDescriptor.GetConverter(typeof(BFloat16));
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        commas.NumberFormat.NumberGroupSeparator = ".";
        numbers.ConvertToString(null, commas, (BFloat16)1.5f).Should().Be("1.5");
        numbers.ConvertFromString(null, commas, "1.5").Should().Be((BFloat16)1.5f);
    }

    [Fact]
    public void Other_types_are_refused()
    {
        TypeConverter shapes = TypeDescriptor.GetConverter(typeof(Shape));
        shapes.CanConvertFrom(typeof(string)).Should().BeTrue();
        shapes.CanConvertFrom(typeof(Stream)).Should().BeFalse();
        Action from = () => shapes.ConvertFrom(5);
        Action to = () => shapes.ConvertTo(new Shape(1), typeof(int));
        from.Should().Throw<NotSupportedException>();
        to.Should().Throw<NotSupportedException>();
    }

    private sealed class Settings
    {
        public Shape Kernel { get; init; }

        public Shape Bias { get; init; }

        public BFloat16 Scale { get; init; }
    }
}
