using System;
using System.Linq;
using FluentAssertions;
using Initializers.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

[Collection(Libtorch.Collection)]
public class ModuleExtensionsTests
{
    public ModuleExtensionsTests() => Libtorch.Require();

    [Theory]
    [InlineData(ElementTypes.Float32)]
    [InlineData(ElementTypes.Float64)]
    [InlineData(ElementTypes.Float16)]
    [InlineData(ElementTypes.BFloat16)]
    public void Each_parameter_is_filled_by_its_rule_from_the_seed_of_its_name(ElementTypes type)
    {
        using Sequential model = Model().to(Libtorch.TypeOf(type));
        WeightPlan plan = new(seed: 42)
        {
            { "*.bias", new Zeros() },
            { typeof(NormBase), "weight", new Constant(2) },
            { "*", new HeNormal() },
        };

        model.Initialize(plan, out WeightReport report).Should().BeSameAs(model);

        BitsOf(model, "conv.weight").Should().Equal(Expected("conv.weight", KernelLayout.OutIn, [8, 3, 3, 3], type));
        BitsOf(model, "up.weight").Should().Equal(Expected("up.weight", KernelLayout.InOut, [8, 4, 2, 2], type));
        BitsOf(model, "fc.weight").Should().Equal(Expected("fc.weight", KernelLayout.OutIn, [10, 64], type));
        BitsOf(model, "fc.bias").Should().Equal(Libtorch.BitsOf(new Zeros(), [10], type));
        BitsOf(model, "norm.weight").Should().Equal(Libtorch.BitsOf(new Constant(2), [8], type));
        report.Select(static line => line.Name).Should().Equal(model.named_parameters().Select(static pair => pair.name));
        report.Should().OnlyContain(line => line.Type == type && line.By != null);
        report[0].By.Should().Be(new HeNormal(new Seed(42).Derive("conv.weight")).InLayout(KernelLayout.OutIn).ToString());
        report.UnusedRules.Should().BeEmpty();
    }

    [Fact]
    public void Requirements_of_gradients_and_buffers_stay()
    {
        using Sequential model = Model();
        using IDisposable scope = NewDisposeScope();
        model.get_parameter("fc.weight")!.requires_grad = false;
        foreach ((_, Tensor buffer) in model.named_buffers())
        {
            buffer.fill_(3);
        }

        model.Initialize(WeightPlan.Keras(seed: 1));

        model.named_parameters().Where(static pair => !pair.parameter.requires_grad).Select(static pair => pair.name)
            .Should().Equal("fc.weight");
        model.named_parameters().Should().OnlyContain(static pair => pair.parameter.is_leaf);
        model.named_buffers().Should().NotBeEmpty()
            .And.OnlyContain(static pair => pair.buffer.eq(3).all().item<bool>());
    }

    [Fact]
    public void What_no_rule_matches_and_what_is_kept_stays()
    {
        using Sequential model = Model();
        byte[] conv = BitsOf(model, "conv.weight"), fc = BitsOf(model, "fc.weight");
        WeightPlan plan = new WeightPlan(seed: 1) { { "norm.*", new Ones() } }.Keep("fc.weight");
        plan.Add("fc.*", new Ones());
        plan.Add("lost.*", new Ones());

        model.Initialize(plan, out WeightReport report);

        BitsOf(model, "conv.weight").Should().Equal(conv);
        BitsOf(model, "fc.weight").Should().Equal(fc);
        BitsOf(model, "fc.bias").Should().Equal(Libtorch.BitsOf(new Ones(), [10], ElementTypes.Float32));
        report.Left.Should().Equal("conv.weight", "conv.bias", "up.weight", "up.bias", "fc.weight");
        report.UnusedRules.Should().Equal("lost.*");
    }

    [Fact]
    public void Another_layer_changes_no_other()
    {
        using Sequential small = nn.Sequential(("a", nn.Linear(4, 5)), ("b", nn.Linear(5, 6)));
        using Sequential large = nn.Sequential(("new", nn.Linear(3, 4)), ("b", nn.Linear(5, 6)), ("a", nn.Linear(4, 5)));

        small.Initialize(WeightPlan.Keras(seed: 5));
        large.Initialize(WeightPlan.Keras(seed: 5));

        BitsOf(large, "a.weight").Should().Equal(BitsOf(small, "a.weight"));
        BitsOf(large, "b.weight").Should().Equal(BitsOf(small, "b.weight"));
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void Tied_weights_are_filled_once_under_the_first_name(ScalarType type)
    {
        // The property gives a new object each time: only the memory says that the two are one.
        Embedding table = nn.Embedding(20, 8, dtype: type);
        Linear head = nn.Linear(8, 20, hasBias: false, dtype: type);
        head.weight = table.weight!;
        using Sequential model = nn.Sequential(("wte", table), ("head", head));
        WeightPlan plan = new(seed: 1) { { "head.*", new Ones() }, { "*", new RandomNormal() } };

        model.Initialize(plan, out WeightReport report);

        BitsOf(model, "head.weight").Should().Equal(BitsOf(model, "wte.weight")).And.Equal(
            Libtorch.BitsOf(new RandomNormal(seed: new Seed(1).Derive("wte.weight")), [20, 8], TensorMemory.TypeOf(head.weight)));
        report[1].TiedTo.Should().Be("wte.weight");
        report.UnusedRules.Should().BeEmpty("head.* matches a name");
    }

    [Fact]
    public void Parameters_that_share_a_part_of_their_memory_are_refused()
    {
        Linear large = nn.Linear(8, 20, hasBias: false), small = nn.Linear(8, 4, hasBias: false);
        using Tensor part = large.weight!.detach().narrow(0, 0, 4);
        small.weight = new Parameter(part);
        using Sequential model = nn.Sequential(("large", large), ("small", small));

        model.Invoking(static m => m.Initialize(WeightPlan.Keras())).Should().Throw<ArgumentException>()
            .WithMessage("module must not have parameters that share only a part of their memory; received large.weight of "
                + "(20, 8) and small.weight of (4, 8).*");
    }

    [Fact]
    public void Padding_rows_are_zero()
    {
        using Sequential model = nn.Sequential(("wte", nn.Embedding(20, 8, padding_idx: 3)), ("wpe", nn.Embedding(5, 8)));

        model.Initialize(WeightPlan.Gpt2(1, seed: 1).Pad("wte.weight", 3).Pad("wpe.weight", -1), out WeightReport report);

        using IDisposable scope = NewDisposeScope();
        Tensor wte = model.get_parameter("wte.weight")!.detach(), wpe = model.get_parameter("wpe.weight")!.detach();
        wte.ne(0).any(1).data<bool>().ToArray().Should().Equal(Enumerable.Range(0, 20).Select(static row => row != 3));
        wpe.ne(0).any(1).data<bool>().ToArray().Should().Equal(true, true, true, true, false);
        report[0].By.Should().EndWith(", row 3 zero");
    }

    [Fact]
    public void What_cannot_be_filled_is_refused_before_anything_is_written()
    {
        using Sequential model = Model();
        byte[] before = BitsOf(model, "conv.weight");

        model.Invoking(static m => m.Initialize(new WeightPlan { { "*", new Ones() } }.Pad("fc.bias", 10)))
            .Should().Throw<ArgumentException>().WithMessage("fc.bias: a padding row must be one of 10; received 10.*");
        model.get_parameter("fc.weight")!.requires_grad = false;
        Linear fc = model.named_modules().Select(static pair => pair.module).OfType<Linear>().Single();
        fc.weight = new Parameter(zeros(64).expand(10, 64));
        model.Invoking(static m => m.Initialize(new WeightPlan { { "*", new Ones() } })).Should().Throw<ArgumentException>()
            .WithMessage("fc.weight: tensor must have a place of its own for each element; received (10, 64)*");

        BitsOf(model, "conv.weight").Should().Equal(before);
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        using Sequential model = Model();
        WeightPlan plan = WeightPlan.Keras(seed: 1);
        LifetimeStatistics statistics = DisposeScopeManager.Statistics.TensorStatistics;
        long before = statistics.ThreadTotalLiveCount;

        model.Initialize(plan);
        model.ResetParameters(new(1));

        statistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void Another_device_gets_its_weights_by_copy()
    {
        // The device without memory: all but the copy itself happens.
        using Sequential model = nn.Sequential(("a", nn.Linear(4, 5, device: META)), ("b", nn.Linear(5, 5, device: META)));

        model.Initialize(WeightPlan.Keras(seed: 1), out WeightReport report);
        model.ResetParameters(new(1), out WeightReport defaults);

        report.Should().OnlyContain(static line => line.By != null && line.TiedTo == null).And.HaveCount(4);
        defaults.Should().OnlyContain(static line => line.By == "PyTorch's Linear").And.HaveCount(4);
        model.parameters().Should().OnlyContain(static parameter => parameter.device_type == DeviceType.META);
    }

    [Fact]
    public void Every_preset_fills_every_module()
    {
        using Sequential model = Model();
        foreach (WeightPlan plan in (WeightPlan[])[WeightPlan.Keras(1L), WeightPlan.Gpt2(2, 1L), WeightPlan.ResNet(1L)])
        {
            model.Initialize(plan, out WeightReport report);
            report.Left.Should().BeEmpty();
        }

        using Transformer transformer = nn.Transformer(8, 2, 1, 1, 16);
        transformer.Initialize(WeightPlan.Keras(1L), out WeightReport whole);
        whole.Left.Should().BeEmpty();
        whole.Single(static line => line.Name == "encoder.norm.weight").By.Should().Be("new Ones()");
    }

    private static byte[] Expected(string name, KernelLayout layout, Shape shape, ElementTypes type) =>
        Libtorch.BitsOf(new HeNormal(new Seed(42).Derive(name)).InLayout(layout), shape, type);

    private static byte[] BitsOf(nn.Module model, string name) =>
        Libtorch.BitsOf(model.named_parameters().Single(pair => pair.name == name).parameter);

    private static Sequential Model() => nn.Sequential(
        ("conv", nn.Conv2d(3, 8, 3)),
        ("norm", nn.BatchNorm2d(8)),
        ("up", nn.ConvTranspose2d(8, 4, 2)),
        ("flatten", nn.Flatten()),
        ("fc", nn.Linear(64, 10)));
}
