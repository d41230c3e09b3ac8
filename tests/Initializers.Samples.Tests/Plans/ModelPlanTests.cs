using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.Plans;
using Initializers.Tensors;
using Xunit;

namespace Initializers.Samples.Tests.Plans;

public class ModelPlanTests
{
    public static TheoryData<string> Names => new(Models.All.Select(model => model.Name));

    [Theory]
    [InlineData("gpt2", 124_439_808, 148)]
    [InlineData("gpt2-medium", 354_823_168, 292)]
    [InlineData("gpt2-large", 774_030_080, 436)]
    [InlineData("gpt2-xl", 1_557_611_200, 580)]
    [InlineData("llama-2-7b", 6_738_415_616, 291)]
    public void A_model_has_as_many_parameters_as_published(string name, long parameters, int weights)
    {
        IModelShape model = Models.Find(name);
        Plan plan = model.ToPlan(42, model.DefaultType);

        plan.ElementCount.Should().Be(parameters);
        plan.Weights.Should().HaveCount(weights);
        plan.Model.Should().Be(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_random_weight_has_a_seed_of_its_own_that_follows_from_the_one_seed(string name)
    {
        IModelShape model = Models.Find(name);
        long[] seeds = SeedsOf(model.ToPlan(42, ElementTypes.Float32));

        seeds.Should().OnlyHaveUniqueItems().And.OnlyContain(seed => seed >= 0 && seed <= int.MaxValue);
        SeedsOf(model.ToPlan(42, ElementTypes.Float32)).Should().Equal(seeds);
        SeedsOf(model.ToPlan(43, ElementTypes.Float32)).Should().NotIntersectWith(seeds);
    }

    // From Python: int.from_bytes(hashlib.sha256(text).digest()[:4], "little") & 0x7FFFFFFF
    [Theory]
    [InlineData(42, "wte.weight", 233591)]
    [InlineData(-7, "h.0.ln_1.bias", 2109995612)]
    public void A_seed_is_what_Python_finds(long seed, string name, int expected) =>
        new Seed(seed).Derive(name).Value.Should().Be(expected);

    [Fact]
    public void Two_weights_with_one_seed_are_refused()
    {
        PlanBuilder plan = new(42, ElementTypes.Float32);
        plan.AddNormal("w", 1, 2);
        Action act = () => plan.AddNormal("w", 1, 3);

        act.Should().Throw<InputException>().WithMessage("--seed must give every weight a seed of its own; *\"w\" another's.");
    }

    [Fact]
    public void Gpt2_ties_its_output_layer_to_the_token_embedding() =>
        Gpt2.Small.ToPlan(42, ElementTypes.Float32).Tied.Should().Equal(new TiedWeight("lm_head.weight", "wte.weight"));

    [Fact]
    public void Gpt2_scales_what_it_writes_to_the_residual_stream()
    {
        Dictionary<string, PlannedWeight> weights =
            Gpt2.ExtraLarge.ToPlan(42, ElementTypes.Float32).Weights.ToDictionary(weight => weight.Name);

        StdDevOf("wte.weight").Should().Be(0.02);
        StdDevOf("h.47.mlp.c_fc.weight").Should().Be(0.02);
        StdDevOf("h.47.mlp.c_proj.weight").Should().Be(0.02 / Math.Sqrt(96));
        StdDevOf("h.0.attn.c_proj.weight").Should().Be(0.02 / Math.Sqrt(96));
        weights["h.0.ln_1.weight"].Initializer.Should().BeOfType<Ones>();
        weights["h.0.attn.c_attn.bias"].Initializer.Should().BeOfType<Zeros>();
        (weights["h.0.attn.c_attn.weight"].Shape == new Shape(1600, 4800)).Should().BeTrue();

        double StdDevOf(string name) => weights[name].Initializer.Should().BeOfType<RandomNormal>().Subject.StdDev;
    }

    [Fact]
    public void Llama_keeps_dense_kernels_as_out_by_in_and_is_bfloat16()
    {
        Llama2 model = Llama2.SevenBillion;
        Dictionary<string, PlannedWeight> weights =
            model.ToPlan(42, model.DefaultType).Weights.ToDictionary(weight => weight.Name);

        weights.Values.Should().OnlyContain(weight => weight.Type == ElementTypes.BFloat16);
        (weights["model.layers.31.mlp.gate_proj.weight"].Shape == new Shape(11008, 4096)).Should().BeTrue();
        (weights["model.layers.31.mlp.down_proj.weight"].Shape == new Shape(4096, 11008)).Should().BeTrue();
        weights["model.norm.weight"].Initializer.Should().BeOfType<Ones>();
    }

    private static long[] SeedsOf(Plan plan) =>
        [.. plan.Weights.Select(weight => weight.Initializer).OfType<RandomInitializer>().Select(i => i.Seed.Value)];
}
