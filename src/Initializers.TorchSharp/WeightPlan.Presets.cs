using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <content>Plans for whole models. PyTorch's own defaults are <see cref="ModuleExtensions"/>' <c>ResetParameters</c>.</content>
public sealed partial class WeightPlan
{
    private static readonly Type[] Transformers =
    [
        typeof(TransformerEncoderLayer), typeof(TransformerDecoderLayer), typeof(TransformerEncoder),
        typeof(TransformerDecoder), typeof(Transformer),
    ];

    /// <summary>Keras's defaults: what its layers have if nothing is said.</summary>
    /// <param name="seed">The seed; or nothing.</param>
    /// <returns>
    /// A plan: <see cref="GlorotUniform"/> for weights, zeros for biases; <c>RandomUniform(-0.05, 0.05)</c> for embeddings;
    /// <see cref="Orthogonal"/> for recurrent weights and 1 for the forget gate's bias; ones and zeros for norms; zeros for
    /// PReLU. Attention's fused projection is three Glorot matrices.
    /// </returns>
    /// <remarks>An LSTM has two biases in PyTorch: the forget gate's 1 is in the first, <c>bias_ih</c>.</remarks>
    public static WeightPlan Keras(Seed seed = default)
    {
        WeightPlan plan = new(seed);
        plan.AddNorms();
        plan.Add(typeof(PReLU), "weight", new Zeros());
        plan.Add(typeof(Embedding), "weight", new RandomUniform(-0.05, 0.05));
        plan.Add(typeof(EmbeddingBag), "weight", new RandomUniform(-0.05, 0.05));
        Blocks forget = new(axis: 0, new Zeros(), new Ones(), new Zeros(), new Zeros());
        plan.Add(typeof(LSTM), "bias_ih*", forget);
        plan.Add(typeof(LSTMCell), "bias_ih", forget);
        foreach (Type recurrent in (Type[])[typeof(RNN), typeof(GRU), typeof(LSTM), typeof(RNNCell), typeof(GRUCell), typeof(LSTMCell)])
        {
            plan.Add(recurrent, "weight_hh*", new Orthogonal());
        }

        plan.Add(typeof(nn.Module), "*in_proj_weight", Fused(new GlorotUniform()));
        plan.Add(typeof(nn.Module), "*bias*", new Zeros());
        plan.Add(typeof(nn.Module), "*weight*", new GlorotUniform());
        return plan;
    }

    /// <summary>GPT-2's first weights.</summary>
    /// <param name="layers">The number of blocks n.</param>
    /// <param name="seed">The seed; or nothing.</param>
    /// <param name="residuals">The names of the projections that are added to the residual stream.</param>
    /// <returns>
    /// A plan: normal with standard deviation 0.02 for weights, <c>0.02 / sqrt(2 n)</c> for residual projections, zeros for
    /// biases, ones and zeros for norms.
    /// </returns>
    /// <remarks>
    /// <b>Source.</b> Radford and others, "Language Models are Unsupervised Multitask Learners", 2019; the released code draws
    /// normal values.
    /// </remarks>
    /// <exception cref="ArgumentException">The number is not positive, or the pattern is empty.</exception>
    public static WeightPlan Gpt2(int layers, Seed seed = default, string residuals = "*c_proj.weight")
    {
        if (layers < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(layers), layers, FormattableString.Invariant($"layers must be positive; received {layers}."));
        }

        WeightPlan plan = new(seed);
        plan.Add(residuals, new RandomNormal(0, 0.02 / Math.Sqrt(2.0 * layers)));
        plan.AddNorms();
        plan.Add(typeof(nn.Module), "*bias*", new Zeros());
        plan.Add(typeof(nn.Module), "*weight*", new RandomNormal(0, 0.02));
        return plan;
    }

    /// <summary>The first weights of residual networks.</summary>
    /// <param name="seed">The seed; or nothing.</param>
    /// <param name="lastNorms">
    /// The names of the weights of each block's last norm, which then become 0 so that the block starts as the identity:
    /// <c>"*.bn3.weight"</c> for blocks of three convolutions. Null: they are 1 as all others.
    /// </param>
    /// <returns>
    /// A plan: convolutions normal with variance <c>2 / fanOut</c> (PyTorch's <c>kaiming_normal_</c> with <c>fan_out</c> and
    /// ReLU), ones and zeros for norms, uniform within <c>1 / sqrt(fanIn)</c> for weights of dense layers, zeros for biases.
    /// </returns>
    /// <remarks>
    /// <b>Source.</b> He and others, "Delving Deep into Rectifiers", ICCV 2015; Goyal and others, "Accurate, Large Minibatch
    /// SGD", 2017, for norms of 0.
    /// </remarks>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public static WeightPlan ResNet(Seed seed = default, string? lastNorms = null)
    {
        WeightPlan plan = new(seed);
        if (lastNorms is not null)
        {
            plan.Add(lastNorms, new Zeros());
        }

        plan.AddNorms();
        plan.Add(
            typeof(Convolution), "weight", new VarianceScaling(2, FanMode.FanOut, VarianceDistribution.UntruncatedNormal));
        plan.Add(typeof(Linear), "weight", new VarianceScaling(1.0 / 3.0, FanMode.FanIn, VarianceDistribution.Uniform));
        plan.Add(typeof(nn.Module), "bias", new Zeros());
        return plan;
    }

    // Three blocks of the outputs, each with the fans of a projection of its own.
    private static Blocks Fused(Initializer projection) => new(axis: 1, projection, projection, projection);

    private void AddNorms()
    {
        foreach (Type norm in (Type[])[typeof(NormBase), typeof(LayerNorm), typeof(GroupNorm)])
        {
            Add(norm, "weight", new Ones());
            Add(norm, "bias", new Zeros());
        }

        // Made by libtorch as a whole: their norms are no modules of TorchSharp.
        foreach (Type transformer in Transformers)
        {
            Add(transformer, "*norm*.weight", new Ones());
        }
    }
}
