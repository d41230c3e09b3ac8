using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests;

public class WeightPlanTests
{
    private static readonly WeightName[] Names =
    [
        new("wte.weight", "weight", typeof(Embedding)),
        new("fc.weight", "weight", typeof(Linear)),
        new("fc.bias", "bias", typeof(Linear)),
        new("scale", "scale", typeof(nn.Module)),
    ];

    [Fact]
    public void The_first_rule_that_matches_wins()
    {
        WeightPlan plan = new(seed: 1)
        {
            { "*.bias", new Zeros() },
            { typeof(Embedding), "weight", new RandomNormal() },
            { "*.weight", new GlorotUniform() },
            { "fc.*", new Ones() },
        };

        plan.RulesOf(Names).Select(static rule => rule?.Initializer?.GetType())
            .Should().Equal(typeof(RandomNormal), typeof(GlorotUniform), typeof(Zeros), null);
        plan.UnusedBy(Names).Should().BeEmpty("fc.* matches, though others come first");
        plan.Should().Equal("*.bias", "Embedding: weight", "*.weight", "fc.*");
    }

    [Fact]
    public void What_is_kept_has_no_initializer_and_stops_later_rules()
    {
        WeightPlan plan = new WeightPlan { { "wte.*", new Ones() } }.Keep("fc.weight");
        plan.Add("*", new Zeros());

        plan.RulesOf(Names).Select(static rule => rule?.Initializer?.GetType())
            .Should().Equal(typeof(Ones), null, typeof(Zeros), typeof(Zeros));
    }

    [Fact]
    public void Rules_and_paddings_for_nothing_are_known()
    {
        WeightPlan plan = new WeightPlan { { "fc1.*", new Ones() }, { typeof(LSTM), "*", new Ones() }, { "*", new Zeros() } }
            .Pad("wpe.weight").Pad("wte.weight", -1);

        plan.UnusedBy(Names).Should().Equal("fc1.*", "LSTM: *", "wpe.weight");
        plan.PaddingOf(Names[0]).Should().Equal(-1);
        plan.PaddingOf(Names[1]).Should().BeEmpty();
    }

    [Fact]
    public void What_a_plan_cannot_hold_is_refused()
    {
        WeightPlan plan = new(seed: 1);
        const string Seeded = "initializer must have no seed: the plan's and the parameter's name give it one; received 7.*";
        Dictionary<string, List<Action>> calls = new()
        {
            [Seeded] =
            [
                () => plan.Add("*", new HeNormal(seed: 7)),
                () => plan.Add("*", new HeNormal(seed: 7).InLayout(KernelLayout.OutIn)),
                () => plan.Add("*", new Blocks(0, new Zeros(), new HeNormal(seed: 7))),
                () => plan.Add(typeof(Linear), "*", new HeNormal(seed: 7)),
            ],
            ["module must be a class of modules; received System.String.*"] =
                [() => plan.Add(typeof(string), "*", new Zeros())],
            ["seed must be an integer or nothing, since names derive from it; received *"] =
                [() => _ = new WeightPlan(new SeedGenerator(3))],
            ["layers must be positive; received 0.*"] = [() => WeightPlan.Gpt2(0)],
        };

        foreach ((string message, List<Action> refused) in calls)
        {
            refused.ForEach(call => call.Should().Throw<ArgumentException>().WithMessage(message));
        }

        plan.Invoking(static plan => plan.Add("", new Zeros())).Should().Throw<ArgumentException>();
        plan.Invoking(static plan => plan.Pad("")).Should().Throw<ArgumentException>();
        plan.Invoking(static plan => plan.Keep("")).Should().Throw<ArgumentException>();
        plan.Should().BeEmpty();
    }

    [Theory]
    [InlineData(typeof(Linear), "weight", "new GlorotUniform()")]
    [InlineData(typeof(Conv2d), "weight", "new GlorotUniform()")]
    [InlineData(typeof(Linear), "bias", "new Zeros()")]
    [InlineData(typeof(BatchNorm2d), "weight", "new Ones()")]
    [InlineData(typeof(BatchNorm2d), "bias", "new Zeros()")]
    [InlineData(typeof(InstanceNorm1d), "weight", "new Ones()")]
    [InlineData(typeof(LayerNorm), "weight", "new Ones()")]
    [InlineData(typeof(GroupNorm), "weight", "new Ones()")]
    [InlineData(typeof(PReLU), "weight", "new Zeros()")]
    [InlineData(typeof(Embedding), "weight", "new RandomUniform(minval: -0.05, maxval: 0.05)")]
    [InlineData(typeof(LSTM), "weight_ih_l0", "new GlorotUniform()")]
    [InlineData(typeof(LSTM), "weight_hh_l1_reverse", "new Orthogonal(gain: 1.0)")]
    [InlineData(typeof(GRU), "weight_hh_l0", "new Orthogonal(gain: 1.0)")]
    [InlineData(typeof(GRU), "bias_ih_l0", "new Zeros()")]
    [InlineData(typeof(LSTM), "bias_hh_l0", "new Zeros()")]
    [InlineData(typeof(LSTMCell), "weight_hh", "new Orthogonal(gain: 1.0)")]
    [InlineData(typeof(MultiheadAttention), "out_proj.weight", "new GlorotUniform()")]
    [InlineData(typeof(MultiheadAttention), "in_proj_bias", "new Zeros()")]
    [InlineData(typeof(TransformerEncoderLayer), "norm1.weight", "new Ones()")]
    [InlineData(typeof(TransformerEncoderLayer), "linear1.weight", "new GlorotUniform()")]
    [InlineData(typeof(Transformer), "encoder.norm.bias", "new Zeros()")]
    public void Keras_has_these_defaults(Type module, string own, string initializer) =>
        InitializerOf(WeightPlan.Keras(), module, own).Should().Be(initializer);

    [Fact]
    public void Keras_sets_the_forget_gate_to_one_and_fuses_projections()
    {
        RuleOf(WeightPlan.Keras(), typeof(LSTM), "m.bias_ih_l0", "bias_ih_l0").Initializer!.Initialize([8]).ToArray()
            .Should().Equal(0, 0, 1, 1, 0, 0, 0, 0);
        WeightName fused = new("a.in_proj_weight", "in_proj_weight", typeof(MultiheadAttention));
        float[] weight = RuleOf(WeightPlan.Keras(), typeof(MultiheadAttention), fused.Path, fused.Own)
            .InitializerOf(fused, 2, 5L).Initialize([12, 4]).ToArray();
        for (int part = 0; part < 3; part++)
        {
            weight[(part * 16)..((part + 1) * 16)].Should()
                .Equal(new GlorotUniform(seed: new Seed(5).Derive($"{part}")).InLayout(KernelLayout.OutIn)
                    .Initialize([4, 4]).ToArray());
        }
    }

    [Fact]
    public void Gpt2_scales_residual_projections_by_depth()
    {
        WeightPlan plan = WeightPlan.Gpt2(layers: 8);

        ((RandomNormal)RuleOf(plan, typeof(Linear), "h.0.mlp.c_proj.weight", "weight").Initializer!).StdDev
            .Should().Be(0.005);
        ((RandomNormal)RuleOf(plan, typeof(Linear), "h.0.mlp.c_fc.weight", "weight").Initializer!).StdDev.Should().Be(0.02);
        ((RandomNormal)RuleOf(plan, typeof(Embedding), "wte.weight", "weight").Initializer!).StdDev.Should().Be(0.02);
        RuleOf(plan, typeof(Linear), "h.0.mlp.c_proj.bias", "bias").Initializer.Should().BeOfType<Zeros>();
        RuleOf(plan, typeof(LayerNorm), "ln_f.weight", "weight").Initializer.Should().BeOfType<Ones>();
        RuleOf(WeightPlan.Gpt2(2, residuals: "*.out.weight"), typeof(Linear), "h.0.out.weight", "weight")
            .Initializer.Should().BeOfType<RandomNormal>().Which.StdDev.Should().Be(0.01);
    }

    [Fact]
    public void ResNet_has_its_convolutions_norms_and_option()
    {
        WeightPlan plan = WeightPlan.ResNet(lastNorms: "*.bn3.weight");

        var kernel = (VarianceScaling)RuleOf(plan, typeof(Conv2d), "layer1.0.conv1.weight", "weight").Initializer!;
        (kernel.Scale, kernel.Mode, kernel.Distribution)
            .Should().Be((2.0, FanMode.FanOut, VarianceDistribution.UntruncatedNormal));
        RuleOf(plan, typeof(BatchNorm2d), "layer1.0.bn3.weight", "weight").Initializer.Should().BeOfType<Zeros>();
        RuleOf(plan, typeof(BatchNorm2d), "layer1.0.bn2.weight", "weight").Initializer.Should().BeOfType<Ones>();
        RuleOf(WeightPlan.ResNet(), typeof(BatchNorm2d), "layer1.0.bn3.weight", "weight").Initializer
            .Should().BeOfType<Ones>();
        float[] fc = RuleOf(plan, typeof(Linear), "fc.weight", "weight").Initializer!
            .InLayout(KernelLayout.OutIn).Initialize([400, 100]).ToArray();
        fc.Max().Should().BeInRange(0.099f, 0.1f);
    }

    private static string InitializerOf(WeightPlan plan, Type module, string own) =>
        RuleOf(plan, module, "m." + own, own).Initializer!.ToString();

    private static WeightRule RuleOf(WeightPlan plan, Type module, string path, string own) =>
        plan.RulesOf([new(path, own, module)])[0]!;
}
