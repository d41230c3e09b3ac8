using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Initializers.PyTorch;
using Initializers.Tensors;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>What PyTorch's constructor of a module draws, for a module of TorchSharp.</summary>
internal readonly struct ModuleDefaults(nn.Module module, IReadOnlyDictionary<string, Shape> shapes, TorchGenerator generator)
    : IElementFunction<ModuleDefaults.IWeights>
{
    /// <summary>A module's weights by their names in it, of some element type.</summary>
    internal interface IWeights
    {
        /// <summary>Copies one of them into the parameter of that name.</summary>
        void CopyTo(string own, Tensor parameter);
    }

    /// <summary>Whether a module is of a class that PyTorch has.</summary>
    internal static bool Knows(nn.Module module) => module is Linear or Bilinear or Convolution or Embedding or EmbeddingBag
        or RNN or GRU or LSTM or RNNCell or GRUCell or LSTMCell or MultiheadAttention
        or TransformerEncoderLayer or TransformerDecoderLayer or TransformerEncoder or TransformerDecoder or Transformer
        or LayerNorm or GroupNorm or NormBase or PReLU;

    /// <summary>Draws.</summary>
    public IWeights Invoke<T>()
        where T : unmanaged => new Weights<T>(Draw(new Modules<T>(generator)));

    private StateDict<T> Draw<T>(Modules<T> nn)
        where T : unmanaged => module switch
        {
            Linear linear => nn.Linear(linear.in_features, linear.out_features, Has("bias")),
            Bilinear bilinear => nn.Bilinear(
                bilinear.in1_features, bilinear.in2_features, bilinear.out_features, Has("bias")),
            Convolution convolution => Convolve(nn, convolution),
            Embedding or EmbeddingBag => nn.Embedding(shapes["weight"][0], shapes["weight"][1]),
            RNN => nn.RNN(Inputs("_l0"), Hidden("_l0"), Layers("weight_ih_l"), Has("bias_ih_l0"), IsBidirectional),
            GRU => nn.GRU(Inputs("_l0"), Hidden("_l0"), Layers("weight_ih_l"), Has("bias_ih_l0"), IsBidirectional),
            LSTM => nn.LSTM(Inputs("_l0"), Hidden("_l0"), Layers("weight_ih_l"), Has("bias_ih_l0"), IsBidirectional),
            RNNCell => nn.RNNCell(Inputs(""), Hidden(""), Has("bias_ih")),
            GRUCell => nn.GRUCell(Inputs(""), Hidden(""), Has("bias_ih")),
            LSTMCell => nn.LSTMCell(Inputs(""), Hidden(""), Has("bias_ih")),
            MultiheadAttention => nn.MultiheadAttention(
                shapes["out_proj.weight"][0],
                numHeads: 1,
                Has("in_proj_bias"),
                Has("bias_k"),
                Has("k_proj_weight") ? shapes["k_proj_weight"][1] : null,
                Has("v_proj_weight") ? shapes["v_proj_weight"][1] : null),
            TransformerEncoderLayer => nn.TransformerEncoderLayer(Model(""), nhead: 1, Feedforward("")),
            TransformerDecoderLayer => nn.TransformerDecoderLayer(Model(""), nhead: 1, Feedforward("")),
            TransformerEncoder => nn.TransformerEncoder(
                nn.TransformerEncoderLayer(Model("layers.0."), nhead: 1, Feedforward("layers.0.")), Blocks("layers.")),
            TransformerDecoder => nn.TransformerDecoder(
                nn.TransformerDecoderLayer(Model("layers.0."), nhead: 1, Feedforward("layers.0.")), Blocks("layers.")),
            Transformer => nn.Transformer(
                shapes["encoder.norm.weight"][0],
                nhead: 1,
                Blocks("encoder.layers."),
                Blocks("decoder.layers."),
                shapes.First(static pair => pair.Key.EndsWith("linear1.weight", StringComparison.Ordinal)).Value[0]),
            LayerNorm => nn.LayerNorm(shapes["weight"], bias: Has("bias")),
            GroupNorm group => nn.GroupNorm(group.num_groups, shapes["weight"][0]),
            NormBase => nn.BatchNorm(shapes["weight"][0]),
            PReLU prelu => nn.PReLU(shapes["weight"].ElementCount, prelu.init),
            _ => throw new InvalidOperationException($"PyTorch has no first weights for {module.GetType()}."),
        };

    private StateDict<T> Convolve<T>(Modules<T> nn, Convolution c)
        where T : unmanaged
    {
        // Both kinds keep their kernel's sizes after the two channels.
        Shape weight = shapes["weight"];
        Shape kernel = new(weight.Dimensions[2..]);
        long inputs = c is ConvolutionTranspose ? weight[0] : weight[1] * c.groups;
        long outputs = c is ConvolutionTranspose ? weight[1] * c.groups : weight[0];
        bool bias = Has("bias");
        return c switch
        {
            Conv1d => nn.Conv1d(inputs, outputs, kernel[0], c.groups, bias),
            Conv2d => nn.Conv2d(inputs, outputs, kernel, c.groups, bias),
            Conv3d => nn.Conv3d(inputs, outputs, kernel, c.groups, bias),
            ConvTranspose1d => nn.ConvTranspose1d(inputs, outputs, kernel[0], c.groups, bias),
            ConvTranspose2d => nn.ConvTranspose2d(inputs, outputs, kernel, c.groups, bias),
            _ => nn.ConvTranspose3d(inputs, outputs, kernel, c.groups, bias),
        };
    }

    private bool Has(string own) => shapes.ContainsKey(own);

    private long Inputs(string ending) => shapes["weight_ih" + ending][1];

    private long Hidden(string ending) => shapes["weight_hh" + ending][1];

    private int Layers(string beginning) => shapes.Keys.Count(own =>
        own.StartsWith(beginning, StringComparison.Ordinal) && !own.EndsWith("_reverse", StringComparison.Ordinal));

    private bool IsBidirectional => Has("weight_ih_l0_reverse");

    private long Model(string layer) => shapes[layer + "self_attn.out_proj.weight"][0];

    private long Feedforward(string layer) => shapes[layer + "linear1.weight"][0];

    private int Blocks(string beginning) => shapes.Keys.Count(own =>
        own.StartsWith(beginning, StringComparison.Ordinal) && own.EndsWith(".linear1.weight", StringComparison.Ordinal));

    private sealed class Weights<TElement>(StateDict<TElement> weights) : IWeights
        where TElement : unmanaged
    {
        public void CopyTo(string own, Tensor parameter) =>
            TensorMemory.Write(parameter, TensorMemory.ShapeOf(parameter), new CopyFill<TElement>(weights[own]));
    }

    private readonly struct CopyFill<TElement>(DenseTensor<TElement> source) : ITensorFill
        where TElement : unmanaged
    {
        public bool TakesRuns => true;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged =>
            ((ReadOnlySpan<T>)MemoryMarshal.Cast<TElement, T>(source.Span))
                .Slice((int)start, run.Length).CopyTo(run);
    }
}
