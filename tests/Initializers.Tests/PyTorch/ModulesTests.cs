using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.PyTorch;

/// <summary>First weights of torch.nn modules against PyTorch 2.13.0 itself, bit for bit.</summary>
public class ModulesTests
{
    private const string File = "torch-init.json";

    [Fact]
    public void A_module_has_PyTorchs_names_order_and_bits_and_uses_as_many_words()
    {
        List<string> failures = [];
        int modules = 0;
        int tensors = 0;
        foreach (GoldenCase golden in GoldenFile.Cases(File, "module_cases"))
        {
            tensors += Element.Dispatch<ModuleFunction, int>(golden.Type, new(golden, failures));
            modules++;
        }

        failures.Should().BeEmpty();
        modules.Should().Be(124);
        tensors.Should().Be(500);
    }

    [Fact]
    public void A_transposed_convolution_over_three_axes_has_the_two_dimensional_ones_values()
    {
        // The same number of elements and the same fan-in: PyTorch's draw depends on nothing else.
        StateDict<float> three = New(5).ConvTranspose3d(4, 6, [2, 3, 1], groups: 2);
        StateDict<float> two = New(5).ConvTranspose2d(4, 6, [2, 3], groups: 2);

        three["weight"].Shape.ToString().Should().Be("(4, 3, 2, 3, 1)");
        three["weight"].ToArray().Should().Equal(two["weight"].ToArray());
        three["bias"].ToArray().Should().Equal(two["bias"].ToArray());
        New(5).Conv3d(4, 6, 2)["weight"].ToArray().Should().Equal(New(5).Conv3d(4, 6, [2, 2, 2])["weight"].ToArray());
        New(5).ConvTranspose3d(4, 6, 2)["weight"].ToArray().Should()
            .Equal(New(5).ConvTranspose3d(4, 6, [2, 2, 2])["weight"].ToArray());
    }

    [Fact]
    public void A_transformer_draws_its_matrices_anew_and_keeps_its_biases()
    {
        StateDict<float> model = New(9).Transformer(8, 2, 2, 1, 12);

        Modules<float> nn = New(9);
        StateDict<float> encoder = nn.TransformerEncoderLayer(8, 2, 12);
        StateDict<float> decoder = nn.TransformerDecoderLayer(8, 2, 12);
        foreach (int layer in new[] { 0, 1 })
        {
            Expect($"encoder.layers.{layer}", encoder);
        }

        Expect("decoder.layers.0", decoder);
        model.Keys.Where(name => name.Contains(".norm.", StringComparison.Ordinal)).Should()
            .Equal("encoder.norm.weight", "encoder.norm.bias", "decoder.norm.weight", "decoder.norm.bias");
        model.Should().HaveCount((2 * 12) + 2 + 18 + 2);

        void Expect(string name, StateDict<float> layer)
        {
            foreach ((string own, DenseTensor<float> first) in layer)
            {
                DenseTensor<float> expected = first.Rank > 1 ? Init.XavierUniform(first.Clone(), nn.Generator) : first;
                model[$"{name}.{own}"].ToArray().Should().Equal(expected.ToArray(), "{0} of {1}", own, name);
            }
        }
    }

    [Fact]
    public void Layers_of_an_encoder_start_equal_in_memory_of_their_own()
    {
        Modules<float> nn = New(1);
        StateDict<float> encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 6), 2, nn.LayerNorm([4]));

        encoder["layers.1.linear1.weight"].ToArray().Should().Equal(encoder["layers.0.linear1.weight"].ToArray());
        encoder["layers.1.linear1.weight"][0, 0] = 5;
        encoder["layers.0.linear1.weight"][0, 0].Should().NotBe(5);
        encoder.Keys.Last().Should().Be("norm.bias");
    }

    [Fact]
    public void Norms_use_no_words()
    {
        Modules<double> nn = new(new TorchGenerator(3));
        nn.LayerNorm([2, 3], bias: false).Keys.Should().Equal("weight");
        nn.LayerNorm([2, 3], elementwiseAffine: false).Should().BeEmpty();
        nn.RMSNorm([2, 3])["weight"].ToArray().Should().Equal(1, 1, 1, 1, 1, 1);
        nn.BatchNorm(2).Keys.Should().Equal("weight", "bias", "running_mean", "running_var");
        nn.BatchNorm(2)["running_var"].ToArray().Should().Equal(1, 1);
        nn.InstanceNorm(2).Should().BeEmpty();
        nn.InstanceNorm(2, affine: true).Keys.Should().Equal("weight", "bias");
        nn.GroupNorm(1, 2, affine: false).Should().BeEmpty();
        nn.PReLU(3, 0.5)["weight"].ToArray().Should().Equal(0.5, 0.5, 0.5);

        nn.Generator.NextWord().Should().Be(new TorchGenerator(3).NextWord());
    }

    [Fact]
    public void A_linear_layer_without_inputs_draws_a_bias_of_zeros()
    {
        Modules<float> nn = New(4);
        StateDict<float> module = nn.Linear(0, 3);

        module["bias"].ToArray().Should().Equal(0, 0, 0);
        TorchGenerator reference = new(4);
        reference.NextWord();
        reference.NextWord();
        reference.NextWord();
        nn.Generator.NextWord().Should().Be(reference.NextWord());
    }

    [Fact]
    public void A_convolution_without_inputs_draws_nothing()
    {
        Modules<float> nn = New(4);
        nn.Conv1d(0, 3, 2)["bias"].ToArray().Should().Equal(0, 0, 0);
        nn.Generator.NextWord().Should().Be(new TorchGenerator(4).NextWord());
    }

    [Fact]
    public void What_PyTorch_refuses_is_refused_before_a_word_is_drawn()
    {
        Modules<float> nn = New(4);
        Dictionary<string, Action> calls = new()
        {
            ["outFeatures must be 0 or more; received -1."] = () => nn.Linear(3, -1),
            ["in1Features must be positive; received 0."] = () => nn.Bilinear(0, 1, 1),
            ["groups must be positive; received 0."] = () => nn.Conv1d(4, 4, 3, groups: 0),
            ["inChannels must be a multiple of the 3 groups; received 4."] = () => nn.Conv2d(4, 6, 3, groups: 3),
            ["outChannels must be a multiple of the 2 groups; received 5."] = () => nn.ConvTranspose2d(4, 5, 3, groups: 2),
            ["kernelSize must have 3 sizes; received (2, 2)."] = () => nn.Conv3d(4, 5, [2, 2]),
            ["shape must have sizes of 0 or more; received (-3,)."] = () => nn.Conv1d(4, 6, -3),
            ["paddingIdx must name one of the 5 embeddings; received 5."] = () => nn.Embedding(5, 2, 5),
            ["paddingIdx must name one of the 5 embeddings; received -6."] = () => nn.Embedding(5, 2, -6),
            ["hiddenSize must be positive; received 0."] = () => nn.RNN(3, 0),
            ["numLayers must be positive; received 0."] = () => nn.GRU(3, 4, 0),
            ["projSize must be 0 or more and less than hiddenSize, 4; received 4."] = () => nn.LSTM(3, 4, projSize: 4),
            ["inputSize must be 0 or more; received -3."] = () => nn.LSTMCell(-3, 4),
            ["embedDim must be a multiple of the 3 heads; received 8."] = () => nn.MultiheadAttention(8, 3),
            ["numHeads must be positive; received 0."] = () => nn.TransformerDecoderLayer(8, 0),
            ["kdim must be positive; received 0."] = () => nn.MultiheadAttention(8, 2, kdim: 0),
            ["dimFeedforward must be 0 or more; received -1."] = () => nn.TransformerEncoderLayer(8, 2, -1),
            ["numEncoderLayers must be 0 or more; received -1."] = () => nn.Transformer(8, 2, -1),
            ["numLayers must be 0 or more; received -1."] = () => nn.TransformerEncoder([], -1),
            ["numChannels must be a multiple of the 3 groups; received 4."] = () => nn.GroupNorm(3, 4),
            ["numFeatures must be 0 or more; received -1."] = () => nn.BatchNorm(-1),
        };
        foreach ((string message, Action call) in calls)
        {
            call.Should().Throw<ArgumentException>().WithMessage(message + "*");
        }

        nn.Generator.NextWord().Should().Be(new TorchGenerator(4).NextWord());
    }

    [Fact]
    public void Integers_have_no_modules()
    {
        Action make = () => _ = new Modules<int>(new TorchGenerator(1));
        make.Should().Throw<ArgumentException>().WithMessage("T must be one of *; received Int32.*");
    }

    private static Modules<float> New(long seed) => new(new TorchGenerator(seed));

    private readonly struct ModuleFunction(GoldenCase golden, List<string> failures) : IElementFunction<int>
    {
        public int Invoke<T>()
            where T : unmanaged
        {
            Modules<T> nn = new(new TorchGenerator(golden.Seed));
            StateDict<T> module = new TorchModuleCall(golden.Row).Run(nn);
            JsonElement[] parameters = [.. golden.Row.GetProperty("parameters").EnumerateArray()];
            module.Keys.Should().Equal(
                parameters.Select(row => row.GetProperty("name").GetString()!), "{0} is so ordered", golden.Id);
            foreach (JsonElement row in parameters)
            {
                string name = row.GetProperty("name").GetString()!;
                module[name].Shape.Should().Be(new Shape(GoldenFile.Integers(row.GetProperty("shape"))));
                if (new GoldenPayload(row).FirstDifference<T>(module[name].Span) is { } difference)
                {
                    failures.Add($"{golden.Id} {name} {difference}");
                }
            }

            float[] next = Init.Uniform(new DenseTensor<float>([3]), nn.Generator).ToArray();
            uint[] expected = [.. golden.Row.GetProperty("next_uniform_float32").EnumerateArray()
                .Select(hex => (uint)GoldenFile.Word(hex.GetString()))];
            if (!next.Select(BitConverter.SingleToUInt32Bits).SequenceEqual(expected))
            {
                failures.Add($"{golden.Id} uses another number of words");
            }

            return parameters.Length;
        }
    }
}
