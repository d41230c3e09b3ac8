using System;
using System.Collections.Generic;
using System.Linq;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace Initializers.Torch.Tests.Libtorch;

[Collection(Libtorch.Collection)]
public class ResetParametersTests
{
    public ResetParametersTests() => Libtorch.Require();

    public static TheoryData<string> Modules => [.. Pairs<float>().Keys];

    // libtorch's attention and transformers draw in an order of their own; TorchSharp's GroupNorm leaves memory as it is.
    public static TheoryData<string> SameInLibtorch =>
    [
        .. Pairs<float>().Keys.Where(static name => name != "GroupNorm"
            && !name.StartsWith("Transformer", StringComparison.Ordinal)
            && !name.StartsWith("MultiheadAttention", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_has_the_weights_of_PyTorchs_constructor(string name)
    {
        Check<float>(name);
        Check<double>(name);
        Check<Half>(name);
        Check<Initializers.Tensors.BFloat16>(name);
    }

    [Theory]
    [MemberData(nameof(SameInLibtorch))]
    public void A_module_has_the_weights_that_libtorch_gives_it_after_manual_seed(string name)
    {
        foreach (long seed in (long[])[0, 1, 42, -1])
        {
            manual_seed(seed);
            using nn.Module model = Pairs<float>()[name].Make();
            (string Name, byte[] Bits)[] theirs =
                [.. model.named_parameters().Select(static pair => (pair.name, Libtorch.BitsOf(pair.parameter)))];

            model.ResetParameters(new(seed));

            foreach ((string parameter, byte[] bits) in theirs)
            {
                Libtorch.BitsOf(Parameter(model, parameter)).Should().Equal(bits, "{0} of {1}, seed {2}", parameter, name, seed);
            }
        }
    }

    [Fact]
    public void A_model_goes_on_in_one_stream_and_a_tied_weight_uses_its_words()
    {
        Embedding table = nn.Embedding(20, 8);
        Linear head = nn.Linear(8, 20, hasBias: false);
        head.weight = table.weight!;
        using Sequential model = nn.Sequential(("wte", table), ("head", head), ("relu", nn.ReLU()), ("last", nn.Linear(20, 3)));
        Modules<float> expected = new(new(7));
        StateDict<float> wte = expected.Embedding(20, 8, paddingIdx: 2);
        _ = expected.Linear(8, 20, bias: false);
        StateDict<float> last = expected.Linear(20, 3);
        TorchGenerator generator = new(7);

        model.ResetParameters(generator, out WeightReport report, ("wte.*", 2)).Should().BeSameAs(model);

        Libtorch.BitsOf(table.weight!).Should().Equal(Libtorch.BitsOf(wte["weight"]));
        Libtorch.BitsOf(head.weight).Should().Equal(Libtorch.BitsOf(wte["weight"]));
        Libtorch.BitsOf(Parameter(model, "last.bias")).Should().Equal(Libtorch.BitsOf(last["bias"]));
        generator.NextWord().Should().Be(expected.Generator.NextWord());
        report.Select(static line => line.Outcome).Should().Equal(
            "PyTorch's Embedding, row 2 zero", "tied to wte.weight", "PyTorch's Linear", "PyTorch's Linear");
    }

    [Fact]
    public void A_module_in_two_places_is_made_once_and_unknown_ones_are_left()
    {
        Linear shared = nn.Linear(4, 4);
        using Sequential model = nn.Sequential(("a", shared), ("b", shared), ("own", new Scale()));
        Modules<float> expected = new(new(7));
        StateDict<float> linear = expected.Linear(4, 4);
        TorchGenerator generator = new(7);

        model.ResetParameters(generator, out WeightReport report);

        Libtorch.BitsOf(shared.weight!).Should().Equal(Libtorch.BitsOf(linear["weight"]));
        generator.NextWord().Should().Be(expected.Generator.NextWord());
        report.Left.Should().Equal("own.scale");
    }

    private static void Check<T>(string name)
        where T : unmanaged
    {
        (Func<nn.Module> make, Func<Modules<T>, StateDict<T>> draw) = Pairs<T>()[name];
        TorchGenerator generator = new(3);
        Modules<T> expected = new(new(3));
        using nn.Module model = make().to(Libtorch.TypeOf(Element.TypeOf<T>()));

        model.ResetParameters(generator, out WeightReport report);

        StateDict<T> weights = draw(expected);
        report.Left.Should().BeEmpty();
        foreach (WeightReport.Line line in report)
        {
            Libtorch.BitsOf(Parameter(model, line.Name)).Should().Equal(Libtorch.BitsOf(weights[line.Name]), line.Name);
            line.Shape.Should().Be(weights[line.Name].Shape);
        }

        weights.Keys.Where(static key => !key.StartsWith("running_", StringComparison.Ordinal))
            .Should().BeEquivalentTo(report.Select(static line => line.Name));
        generator.NextWord().Should().Be(expected.Generator.NextWord());
    }

    private static Parameter Parameter(nn.Module model, string name) =>
        model.named_parameters().Single(pair => pair.name == name).parameter;

    private static Dictionary<string, (Func<nn.Module> Make, Func<Modules<T>, StateDict<T>> Draw)> Pairs<T>()
        where T : unmanaged => new()
        {
            ["Linear"] = (static () => nn.Linear(7, 5), static m => m.Linear(7, 5)),
            ["Linear without bias"] = (static () => nn.Linear(30, 20, hasBias: false), static m => m.Linear(30, 20, bias: false)),
            ["Bilinear"] = (static () => nn.Bilinear(3, 4, 5), static m => m.Bilinear(3, 4, 5)),
            ["Conv1d"] = (static () => nn.Conv1d(4, 6, 3, groups: 2), static m => m.Conv1d(4, 6, 3, groups: 2)),
            ["Conv2d"] = (static () => nn.Conv2d(4, 6, (3, 5)), static m => m.Conv2d(4, 6, new Shape(3L, 5L))),
            ["Conv3d"] = (static () => nn.Conv3d(2, 3, 3, bias: false), static m => m.Conv3d(2, 3, 3, bias: false)),
            ["ConvTranspose1d"] = (static () => nn.ConvTranspose1d(4, 6, 3), static m => m.ConvTranspose1d(4, 6, 3)),
            ["ConvTranspose2d"] =
                (static () => nn.ConvTranspose2d(4, 6, 3, groups: 2), static m => m.ConvTranspose2d(4, 6, 3, groups: 2)),
            ["ConvTranspose3d"] = (static () => nn.ConvTranspose3d(2, 3, 3), static m => m.ConvTranspose3d(2, 3, 3)),
            ["Embedding"] = (static () => nn.Embedding(11, 7), static m => m.Embedding(11, 7)),
            ["EmbeddingBag"] = (static () => nn.EmbeddingBag(3, 4), static m => m.Embedding(3, 4)),
            ["RNN"] = (static () => nn.RNN(5, 6, 2), static m => m.RNN(5, 6, 2)),
            ["GRU"] = (static () => nn.GRU(5, 6, bias: false), static m => m.GRU(5, 6, bias: false)),
            ["LSTM"] = (static () => nn.LSTM(5, 6, 2, bidirectional: true), static m => m.LSTM(5, 6, 2, bidirectional: true)),
            ["RNNCell"] = (static () => nn.RNNCell(5, 6), static m => m.RNNCell(5, 6)),
            ["GRUCell"] = (static () => nn.GRUCell(5, 6), static m => m.GRUCell(5, 6)),
            ["LSTMCell"] = (static () => nn.LSTMCell(5, 6, bias: false), static m => m.LSTMCell(5, 6, bias: false)),
            ["MultiheadAttention"] =
                (static () => nn.MultiheadAttention(8, 2, add_bias_kv: true), static m => m.MultiheadAttention(8, 2, addBiasKv: true)),
            ["MultiheadAttention, other sizes"] = (
                static () => nn.MultiheadAttention(8, 2, bias: false, kdim: 4, vdim: 6),
                static m => m.MultiheadAttention(8, 2, bias: false, kdim: 4, vdim: 6)),
            ["TransformerEncoderLayer"] =
                (static () => nn.TransformerEncoderLayer(8, 2, 16), static m => m.TransformerEncoderLayer(8, 2, 16)),
            ["TransformerDecoderLayer"] =
                (static () => nn.TransformerDecoderLayer(8, 2, 16), static m => m.TransformerDecoderLayer(8, 2, 16)),
            ["TransformerEncoder"] = (
                static () => nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 3),
                static m => m.TransformerEncoder(m.TransformerEncoderLayer(8, 2, 16), 3)),
            ["TransformerDecoder"] = (
                static () => nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16), 2),
                static m => m.TransformerDecoder(m.TransformerDecoderLayer(8, 2, 16), 2)),
            ["Transformer"] = (static () => nn.Transformer(8, 2, 2, 1, 16), static m => m.Transformer(8, 2, 2, 1, 16)),
            ["LayerNorm"] = (static () => nn.LayerNorm([3, 4]), static m => m.LayerNorm([3, 4])),
            ["GroupNorm"] = (static () => nn.GroupNorm(2, 6), static m => m.GroupNorm(2, 6)),
            ["BatchNorm2d"] = (static () => nn.BatchNorm2d(6), static m => m.BatchNorm(6)),
            ["InstanceNorm1d"] = (static () => nn.InstanceNorm1d(6, affine: true), static m => m.InstanceNorm(6, affine: true)),
            ["PReLU"] = (static () => nn.PReLU(3, 0.5), static m => m.PReLU(3, 0.5)),
        };

    private sealed class Scale : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = nn.Parameter(ones(3));

        internal Scale()
            : base(nameof(Scale)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input * scale;
    }
}
