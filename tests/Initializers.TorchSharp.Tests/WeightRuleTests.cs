using System;
using FluentAssertions;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests;

public class WeightRuleTests
{
    [Theory]
    [InlineData("*.bias", "fc.bias", true)]
    [InlineData("*.bias", "layers.0.fc.bias", true)]
    [InlineData("*.bias", "bias", false)]
    [InlineData("*bias", "bias", true)]
    [InlineData("layers.?.fc.*", "layers.3.fc.weight", true)]
    [InlineData("layers.?.fc.*", "layers.13.fc.weight", false)]
    [InlineData("FC.weight", "fc.weight", false)]
    [InlineData("fc", "fc.weight", false)]
    [InlineData("a.b", "aXb", false)]
    [InlineData("*", "anything.at.all", true)]
    public void A_pattern_matches_a_whole_name(string pattern, string name, bool matches) =>
        new WeightRule(null, pattern, new Zeros(), null).Matches(new(name, "weight", typeof(Linear))).Should().Be(matches);

    [Theory]
    [InlineData(typeof(Linear), "weight", typeof(Linear), true)]
    [InlineData(typeof(Convolution), "weight", typeof(ConvTranspose2d), true)]
    [InlineData(typeof(Linear), "weight", typeof(Bilinear), false)]
    [InlineData(typeof(nn.Module), "weight", typeof(LSTM), true)]
    [InlineData(typeof(Linear), "bias", typeof(Linear), false)]
    [InlineData(typeof(Linear), "fc.weight", typeof(Linear), false)]
    public void A_rule_of_a_class_matches_the_name_in_the_module(Type module, string pattern, Type owner, bool matches) =>
        new WeightRule(module, pattern, new Zeros(), null).Matches(new("fc.weight", "weight", owner)).Should().Be(matches);

    [Theory]
    [InlineData(typeof(Linear), KernelLayout.OutIn)]
    [InlineData(typeof(Conv2d), KernelLayout.OutIn)]
    [InlineData(typeof(LSTM), KernelLayout.OutIn)]
    [InlineData(typeof(ConvTranspose1d), KernelLayout.InOut)]
    [InlineData(typeof(ConvTranspose2d), KernelLayout.InOut)]
    [InlineData(typeof(ConvTranspose3d), KernelLayout.InOut)]
    [InlineData(typeof(Embedding), KernelLayout.Keras)]
    [InlineData(typeof(EmbeddingBag), KernelLayout.Keras)]
    public void The_class_of_a_module_says_how_its_axes_stand(Type module, KernelLayout layout) =>
        WeightRule.LayoutOf(module).Should().Be(layout);

    [Fact]
    public void A_weight_gets_its_seed_and_its_layout()
    {
        WeightName name = new("up.weight", "weight", typeof(ConvTranspose2d));

        Initializer byClass = new WeightRule(null, "*", new HeNormal(), null).InitializerOf(name, 4, 7L);
        Initializer given = new WeightRule(null, "*", new HeNormal(), KernelLayout.OutLast).InitializerOf(name, 4, 7L);
        Initializer plain = new WeightRule(null, "*", new HeNormal(), KernelLayout.Keras).InitializerOf(name, 4, 7L);

        byClass.Initialize([8, 4, 3, 3]).Span.ToArray()
            .Should().Equal(new HeNormal(seed: 7).InLayout(KernelLayout.InOut).Initialize([8, 4, 3, 3]).ToArray());
        given.Should().BeOfType<LayoutInitializer>().Which.Layout.Should().Be(KernelLayout.OutLast);
        plain.Should().BeOfType<HeNormal>().Which.Seed.Should().Be((Seed)7L);
        new WeightRule(null, "*", new HeNormal(), null).InitializerOf(name, 1, 7L).Should().BeOfType<HeNormal>();
    }
}
