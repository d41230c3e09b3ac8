using System;
using System.Collections.Generic;
using System.ComponentModel;
using FluentAssertions;
using Initializers.Serialization;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Initializers.Tests.Serialization;

/// <summary>Values from text, as <c>appsettings.json</c> has them.</summary>
public class TextConverterTests
{
    [Fact]
    public void Settings_are_bound()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["KernelInitializer"] = "he_normal",
            ["BiasInitializer"] = """{"class_name": "Constant", "config": {"value": 0.5}}""",
            ["Glorot"] = "glorot_uniform",
            ["Seed"] = "42",
            ["Backend"] = "PyTorch",
            ["Window"] = "hamming",
        }).Build();

        Settings settings = configuration.Get<Settings>()!;

        settings.KernelInitializer.Should().BeOfType<HeNormal>();
        settings.BiasInitializer.Should().BeOfType<Constant>();
        settings.Glorot.Should().NotBeNull();
        settings.Seed.Should().Be(new Seed(42));
        settings.Backend.Should().BeSameAs(Backend.Torch);
        settings.Window.Name.Should().Be("hamming");
    }

    [Theory]
    [InlineData("KernelInitializer", "he_norml", "Did you mean he_normal?")]
    [InlineData("Glorot", "zeros", "must name a GlorotUniform")]
    [InlineData("Seed", "x", "received \"x\"")]
    [InlineData("Backend", "mxnet", "received \"mxnet\"")]
    [InlineData("Window", "kaiser", "needs one")]
    public void What_cannot_be_read_is_an_error_that_says_why(string key, string text, string message)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [key] = text }).Build();
        Action act = () => configuration.Get<Settings>();

        act.Should().Throw<InvalidOperationException>().Which.InnerException!.Message.Should().Contain(message);
    }

    [Fact]
    public void Text_is_written_where_it_says_it_all()
    {
        Write(new HeNormal(3)).Should().Be(KerasConfig.ToJson(new HeNormal(3)));
        Write(new Seed(3)).Should().Be("3");
        Write(default(Seed)).Should().Be("none");
        Write(new StftWindow("hann")).Should().Be("hann");
        Write(StftWindow.None).Should().Be("none");
        Write(Backend.Jax).Should().Be("jax");
        foreach (object value in new object[] { new Seed(new SeedGenerator(1)), new StftWindow(1.0, 2.0) })
        {
            Action act = () => Write(value);
            act.Should().Throw<NotSupportedException>();
        }

        TypeDescriptor.GetConverter(typeof(StftWindow)).ConvertFrom("none").Should().Be(StftWindow.None);
        TypeDescriptor.GetConverter(typeof(Seed)).CanConvertFrom(typeof(int)).Should().BeFalse();
    }

    private static string? Write(object value) => TypeDescriptor.GetConverter(value.GetType()).ConvertToString(value);

    private sealed class Settings
    {
        public Initializer? KernelInitializer { get; init; }

        public Initializer? BiasInitializer { get; init; }

        public GlorotUniform? Glorot { get; init; }

        public Seed Seed { get; init; }

        public Backend? Backend { get; init; }

        public StftWindow Window { get; init; }
    }
}
