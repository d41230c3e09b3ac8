using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using FluentAssertions;
using Initializers.PyTorch;
using Initializers.Tensors;
using Initializers.Tests.Support;
using Xunit;

namespace Initializers.Tests.PyTorch;

/// <summary>
/// Whole models, each written once as its constructor in Python is: all tensors have the digests of PyTorch 2.13.0 after
/// <c>torch.manual_seed</c>, and the generator goes on with PyTorch's next number.
/// </summary>
public class TorchModelsTests
{
    private const string File = "torch-models.json";

    private static readonly Dictionary<string, Func<Modules<float>, StateDict<float>>> Models = new()
    {
        ["mlp"] = Mlp,
        ["lenet"] = LeNet,
        ["lstm-lm"] = LstmLanguageModel,
        ["autoencoder"] = Autoencoder,
        ["transformer-encoder"] = Encoder,
        ["gpt-custom"] = Gpt,
        ["resnet-custom"] = ResNet,
        ["mha"] = Attention,
        ["dqn"] = Dqn,
    };

    public static TheoryData<string, int> Names { get; } = new()
    {
        { "mlp", 6 },
        { "lenet", 18 },
        { "lstm-lm", 11 },
        { "autoencoder", 8 },
        { "transformer-encoder", 40 },
        { "gpt-custom", 41 },
        { "resnet-custom", 77 },
        { "mha", 6 },
        { "dqn", 10 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_has_PyTorchs_weights(string name, int count)
    {
        JsonElement golden = GoldenFile.Rows(File, "models").Single(row => row.GetProperty("name").GetString() == name);
        Modules<float> nn = new(new TorchGenerator(golden.GetProperty("seed").GetInt64()));
        StateDict<float> model = Models[name](nn);

        JsonElement[] weights = [.. golden.GetProperty("weights").EnumerateArray()];
        weights.Should().HaveCount(count);
        model.Keys.Should().Equal(weights.Select(row => row.GetProperty("name").GetString()!));
        foreach (JsonElement row in weights)
        {
            string tensorName = row.GetProperty("name").GetString()!;
            DenseTensor<float> tensor = model[tensorName];
            tensor.Shape.ToArray().Should().Equal(GoldenFile.Integers(row.GetProperty("shape")), "{0}", tensorName);
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(tensor.Span))).Should()
                .Be(row.GetProperty("sha256").GetString(), "{0} has it", tensorName);
        }

        // torch.randint takes two words from 2^28 on, the first one high.
        ulong words = ((ulong)nn.Generator.NextWord() << 32) | nn.Generator.NextWord();
        (words % 2147483647).Should().Be(golden.GetProperty("next_randint_2147483647").GetUInt64());
    }

    [Fact]
    public void Every_model_of_the_file_is_written_here() =>
        GoldenFile.Rows(File, "models").Select(row => row.GetProperty("name").GetString()!).Should().Equal(Models.Keys);

    [Fact]
    public void Orthogonal_weights_after_construction_go_on_in_the_stream()
    {
        Modules<float> nn = new(new TorchGenerator(11));
        DenseTensor<float>[] weights = [.. Dqn(nn).Values.Where(tensor => tensor.Rank > 1)];
        TorchGenerator reference = new(11);
        Dqn(new(reference));
        foreach (DenseTensor<float> weight in weights)
        {
            Init.Orthogonal(weight, nn.Generator);
            Init.Normal(weight.Clone(), reference);
            long rows = weight.Shape[0];
            Orthonormality.SampledError(weight.Reshape([rows, weight.Length / rows]), 8).Should().BeLessThan(1e-5);
        }

        nn.Generator.NextWord().Should().Be(reference.NextWord());
    }

    private static StateDict<float> Mlp(Modules<float> nn) => new()
    {
        { "0", nn.Linear(784, 128) },
        { "2", nn.Linear(128, 128) },
        { "4", nn.Linear(128, 10) },
    };

    private static StateDict<float> LeNet(Modules<float> nn) => new()
    {
        { "conv1", nn.Conv2d(1, 6, 5) },
        { "bn1", nn.BatchNorm(6) },
        { "conv2", nn.Conv2d(6, 16, 5) },
        { "bn2", nn.BatchNorm(16) },
        { "fc1", nn.Linear(400, 120) },
        { "fc2", nn.Linear(120, 84) },
        { "fc3", nn.Linear(84, 10) },
    };

    private static StateDict<float> LstmLanguageModel(Modules<float> nn) => new()
    {
        { "emb", nn.Embedding(500, 32, paddingIdx: 0) },
        { "rnn", nn.LSTM(32, 48, numLayers: 2) },
        { "out", nn.Linear(48, 500) },
    };

    private static StateDict<float> Autoencoder(Modules<float> nn) => new()
    {
        { "enc.0", nn.Conv2d(3, 16, 3) },
        { "enc.2", nn.Conv2d(16, 32, 3) },
        { "dec.0", nn.ConvTranspose2d(32, 16, 4) },
        { "dec.2", nn.ConvTranspose2d(16, 3, 4) },
    };

    private static StateDict<float> Encoder(Modules<float> nn) => new()
    {
        { "pos", new DenseTensor<float>([1, 64, 32]) },
        { "emb", nn.Embedding(400, 32) },
        { "enc", nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, 128), 3) },
        { "out", nn.Linear(32, 400) },
    };

    private static StateDict<float> Attention(Modules<float> nn) => new()
    {
        { "a", nn.MultiheadAttention(16, 4) },
        { "l", nn.Linear(16, 3) },
    };

    // As GPT-2: normal values of 0.02, less on the residual paths, biases 0.
    private static StateDict<float> Gpt(Modules<float> nn)
    {
        const int layers = 3;
        StateDict<float> model = new()
        {
            { "wte", nn.Embedding(512, 48) },
            { "wpe", nn.Embedding(64, 48) },
        };
        for (int layer = 0; layer < layers; layer++)
        {
            model.Add("h." + layer.ToString(CultureInfo.InvariantCulture), new StateDict<float>
            {
                { "ln1", nn.LayerNorm([48]) },
                { "attn", nn.Linear(48, 144) },
                { "proj", nn.Linear(48, 48) },
                { "ln2", nn.LayerNorm([48]) },
                { "fc", nn.Linear(48, 192) },
                { "fc2", nn.Linear(192, 48) },
            });
        }

        model.Add("lnf", nn.LayerNorm([48]));
        model.Add("head", nn.Linear(48, 512, bias: false));
        foreach ((string name, DenseTensor<float> tensor) in model)
        {
            if (tensor.Rank == 2)
            {
                Init.Normal(tensor, nn.Generator, 0, 0.02);
            }
            else if (name.EndsWith("bias", StringComparison.Ordinal))
            {
                Init.Zeros(tensor);
            }
        }

        foreach ((string name, DenseTensor<float> tensor) in model)
        {
            if (name.EndsWith("proj.weight", StringComparison.Ordinal)
                || name.EndsWith("fc2.weight", StringComparison.Ordinal))
            {
                Init.Normal(tensor, nn.Generator, 0, 0.02 / Math.Sqrt(2 * layers));
            }
        }

        return model;
    }

    // As torchvision's: kaiming_normal_ by fan_out for ReLU on every convolution.
    private static StateDict<float> ResNet(Modules<float> nn)
    {
        StateDict<float> model = new()
        {
            { "conv1", nn.Conv2d(3, 16, 3, bias: false) },
            { "bn1", nn.BatchNorm(16) },
        };
        (int In, int Out)[] blocks = [(16, 16), (16, 16), (16, 32), (32, 32), (32, 64), (64, 64)];
        for (int i = 0; i < blocks.Length; i++)
        {
            (int inputs, int outputs) = blocks[i];
            StateDict<float> block = new()
            {
                { "conv1", nn.Conv2d(inputs, outputs, 3, bias: false) },
                { "bn1", nn.BatchNorm(outputs) },
                { "conv2", nn.Conv2d(outputs, outputs, 3, bias: false) },
                { "bn2", nn.BatchNorm(outputs) },
            };
            if (inputs != outputs)
            {
                block.Add("down.0", nn.Conv2d(inputs, outputs, 1, bias: false));
                block.Add("down.1", nn.BatchNorm(outputs));
            }

            model.Add("layers." + i.ToString(CultureInfo.InvariantCulture), block);
        }

        model.Add("fc", nn.Linear(64, 10));
        foreach (DenseTensor<float> tensor in model.Values.Where(tensor => tensor.Rank == 4))
        {
            Init.KaimingNormal(
                tensor, nn.Generator, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu);
        }

        return model;
    }

    // The file names orthogonal_ as its custom initialization, but has the weights and the next number of before it.
    private static StateDict<float> Dqn(Modules<float> nn) => new()
    {
        { "c1", nn.Conv2d(4, 32, 8) },
        { "c2", nn.Conv2d(32, 64, 4) },
        { "c3", nn.Conv2d(64, 64, 3) },
        { "f", nn.Linear(3136, 128) },
        { "q", nn.Linear(128, 6) },
    };
}
