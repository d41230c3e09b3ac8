using System;
using FluentAssertions;
using Initializers.Samples.Digits.Experiment;
using Xunit;

namespace Initializers.Samples.Tests.Digits;

public class KernelChoiceTests
{
    [Theory]
    [InlineData("he_normal")]
    [InlineData("HeNormal")]
    [InlineData("""{"class_name":"HeNormal","config":{"seed":5}}""")]
    [InlineData("""{"class_name":"VarianceScaling","config":{"scale":2.0,"seed":null}}""")]
    [InlineData("""{"class_name":"VarianceScaling","config":{"scale":2}}""")]
    public void A_name_or_a_config_draws_what_the_class_draws(string identifier)
    {
        Initializer parsed = KernelChoice.Parse(identifier).Create(new SeedGenerator(7));
        HeNormal expected = new(new SeedGenerator(7));

        for (int call = 0; call < 3; call++)
        {
            parsed.Initialize([4, 3]).Span.ToArray().Should().Equal(expected.Initialize([4, 3]).Span.ToArray());
        }
    }

    [Fact]
    public void A_choice_can_be_made_many_times()
    {
        KernelChoice choice = KernelChoice.Parse("orthogonal");
        float[] first = choice.Create(1).Initialize([3, 3]).Span.ToArray();

        choice.Create(2).Initialize([3, 3]).Span.ToArray().Should().NotEqual(first);
        choice.Create(1).Initialize([3, 3]).Span.ToArray().Should().Equal(first);
    }

    [Fact]
    public void An_initializer_without_a_seed_is_a_choice_too() =>
        KernelChoice.Parse("ones").Create(3).Initialize([2]).Span.ToArray().Should().Equal(1, 1);

    [Theory]
    [InlineData("he_abnormal")]
    [InlineData("""{"class_name":"RandomNormal","config":{"stddev":-1}}""")]
    public void What_Keras_does_not_know_is_refused(string identifier) =>
        ((Action)(() => KernelChoice.Parse(identifier))).Should().Throw<ArgumentException>();
}
