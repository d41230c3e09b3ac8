using System.Globalization;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Attention and transformers.</content>
public sealed partial class Modules<T>
{
    /// <summary>Attention of several heads.</summary>
    /// <param name="embedDim">The size e of the model; a multiple of the heads.</param>
    /// <param name="numHeads">The heads.</param>
    /// <param name="bias">Whether the projections have biases.</param>
    /// <param name="addBiasKv">Whether keys and values get a learned row.</param>
    /// <param name="kdim">The size of the keys; e if left out.</param>
    /// <param name="vdim">The size of the values; e if left out.</param>
    /// <returns>
    /// <c>in_proj_weight (3e, e)</c>, or <c>q_proj_weight (e, e)</c>, <c>k_proj_weight (e, kdim)</c> and
    /// <c>v_proj_weight (e, vdim)</c> where a size is not e; <c>in_proj_bias (3e,)</c>; <c>bias_k</c> and <c>bias_v</c>
    /// <c>(1, 1, e)</c>; <c>out_proj.weight (e, e)</c> and <c>out_proj.bias (e,)</c>.
    /// </returns>
    /// <remarks>
    /// Drawn first is <c>out_proj</c>, as a <see cref="Linear"/>, whose bias then becomes zero; then the others in order,
    /// weights as of <c>Init.XavierUniform</c>, <c>bias_k</c> and <c>bias_v</c> as of <c>Init.XavierNormal</c>;
    /// <c>in_proj_bias</c> is zero. <b>PyTorch.</b> <c>torch.nn.MultiheadAttention</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size or the heads are not positive, or the size of the model is no multiple of the heads.
    /// </exception>
    public StateDict<T> MultiheadAttention(
        long embedDim,
        long numHeads,
        bool bias = true,
        bool addBiasKv = false,
        long? kdim = null,
        long? vdim = null)
    {
        RequirePositive(embedDim, nameof(embedDim));
        RequirePositive(numHeads, nameof(numHeads));
        RequirePositive(kdim ?? embedDim, nameof(kdim));
        RequirePositive(vdim ?? embedDim, nameof(vdim));
        Require(embedDim, nameof(embedDim), embedDim % numHeads == 0, $"a multiple of the {numHeads} heads");
        StateDict<T> outProjection = Linear(embedDim, embedDim, bias);
        StateDict<T> module = [];
        if ((kdim ?? embedDim) == embedDim && (vdim ?? embedDim) == embedDim)
        {
            module["in_proj_weight"] = Init.XavierUniform(New([3 * embedDim, embedDim]), Generator);
        }
        else
        {
            module["q_proj_weight"] = Init.XavierUniform(New([embedDim, embedDim]), Generator);
            module["k_proj_weight"] = Init.XavierUniform(New([embedDim, kdim ?? embedDim]), Generator);
            module["v_proj_weight"] = Init.XavierUniform(New([embedDim, vdim ?? embedDim]), Generator);
        }

        if (bias)
        {
            module["in_proj_bias"] = New([3 * embedDim]);
            Init.Zeros(outProjection["bias"]);
        }

        if (addBiasKv)
        {
            module["bias_k"] = Init.XavierNormal(New([1, 1, embedDim]), Generator);
            module["bias_v"] = Init.XavierNormal(New([1, 1, embedDim]), Generator);
        }

        module.Add("out_proj", outProjection);
        return module;
    }

    /// <summary>One layer of a transformer's encoder.</summary>
    /// <param name="dModel">The size of the model; a multiple of the heads.</param>
    /// <param name="nhead">The heads.</param>
    /// <param name="dimFeedforward">The size inside the feed-forward network.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns><c>self_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>.</returns>
    /// <remarks>Drawn in this order. <b>PyTorch.</b> <c>torch.nn.TransformerEncoderLayer</c>.</remarks>
    /// <inheritdoc cref="MultiheadAttention" path="/exception"/>
    public StateDict<T> TransformerEncoderLayer(long dModel, long nhead, long dimFeedforward = 2048, bool bias = true)
    {
        RequireNotNegative(dimFeedforward, nameof(dimFeedforward));
        return new()
        {
            { "self_attn", MultiheadAttention(dModel, nhead, bias) },
            { "linear1", Linear(dModel, dimFeedforward, bias) },
            { "linear2", Linear(dimFeedforward, dModel, bias) },
            { "norm1", LayerNorm([dModel], bias: bias) },
            { "norm2", LayerNorm([dModel], bias: bias) },
        };
    }

    /// <summary>One layer of a transformer's decoder.</summary>
    /// <param name="dModel">The size of the model; a multiple of the heads.</param>
    /// <param name="nhead">The heads.</param>
    /// <param name="dimFeedforward">The size inside the feed-forward network.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns>
    /// <c>self_attn</c>, <c>multihead_attn</c>, <c>linear1</c>, <c>linear2</c>, <c>norm1</c>, <c>norm2</c>, <c>norm3</c>.
    /// </returns>
    /// <remarks>Drawn in this order. <b>PyTorch.</b> <c>torch.nn.TransformerDecoderLayer</c>.</remarks>
    /// <inheritdoc cref="MultiheadAttention" path="/exception"/>
    public StateDict<T> TransformerDecoderLayer(long dModel, long nhead, long dimFeedforward = 2048, bool bias = true)
    {
        RequireNotNegative(dimFeedforward, nameof(dimFeedforward));
        return new()
        {
            { "self_attn", MultiheadAttention(dModel, nhead, bias) },
            { "multihead_attn", MultiheadAttention(dModel, nhead, bias) },
            { "linear1", Linear(dModel, dimFeedforward, bias) },
            { "linear2", Linear(dimFeedforward, dModel, bias) },
            { "norm1", LayerNorm([dModel], bias: bias) },
            { "norm2", LayerNorm([dModel], bias: bias) },
            { "norm3", LayerNorm([dModel], bias: bias) },
        };
    }

    /// <summary>A stack of encoder layers, which all start as copies of one.</summary>
    /// <param name="encoderLayer">The layer, of <see cref="TransformerEncoderLayer"/>.</param>
    /// <param name="numLayers">The number of copies.</param>
    /// <param name="norm">A last norm, of <see cref="LayerNorm"/>; or none.</param>
    /// <returns><c>layers.0</c>, <c>layers.1</c>, ..., <c>norm</c>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.TransformerEncoder</c>.</remarks>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public StateDict<T> TransformerEncoder(StateDict<T> encoderLayer, int numLayers, StateDict<T>? norm = null)
    {
        ArgumentNullException.ThrowIfNull(encoderLayer);
        RequireNotNegative(numLayers, nameof(numLayers));
        StateDict<T> module = [];
        for (int layer = 0; layer < numLayers; layer++)
        {
            module.Add("layers." + layer.ToString(CultureInfo.InvariantCulture), encoderLayer.Clone());
        }

        if (norm is not null)
        {
            module.Add("norm", norm);
        }

        return module;
    }

    /// <summary>A stack of decoder layers, which all start as copies of one.</summary>
    /// <param name="decoderLayer">The layer, of <see cref="TransformerDecoderLayer"/>.</param>
    /// <param name="numLayers">The number of copies.</param>
    /// <param name="norm">A last norm, of <see cref="LayerNorm"/>; or none.</param>
    /// <returns><c>layers.0</c>, <c>layers.1</c>, ..., <c>norm</c>.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.TransformerDecoder</c>.</remarks>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public StateDict<T> TransformerDecoder(StateDict<T> decoderLayer, int numLayers, StateDict<T>? norm = null)
    {
        ArgumentNullException.ThrowIfNull(decoderLayer);
        return TransformerEncoder(decoderLayer, numLayers, norm);
    }

    /// <summary>A transformer of encoder and decoder.</summary>
    /// <param name="dModel">The size of the model; a multiple of the heads.</param>
    /// <param name="nhead">The heads.</param>
    /// <param name="numEncoderLayers">The layers of the encoder.</param>
    /// <param name="numDecoderLayers">The layers of the decoder.</param>
    /// <param name="dimFeedforward">The size inside the feed-forward networks.</param>
    /// <param name="bias">Whether there are biases.</param>
    /// <returns><c>encoder</c> and <c>decoder</c>, each with a last norm.</returns>
    /// <remarks>
    /// One encoder layer and one decoder layer are drawn and copied; then every tensor of rank 2 or more is drawn anew, in
    /// order, as of <c>Init.XavierUniform</c>. The biases stay. <b>PyTorch.</b> <c>torch.nn.Transformer</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size or the heads are not positive, the size of the model is no multiple of the heads, or a number of layers is
    /// negative.
    /// </exception>
    public StateDict<T> Transformer(
        long dModel = 512,
        long nhead = 8,
        int numEncoderLayers = 6,
        int numDecoderLayers = 6,
        long dimFeedforward = 2048,
        bool bias = true)
    {
        RequireNotNegative(numEncoderLayers, nameof(numEncoderLayers));
        RequireNotNegative(numDecoderLayers, nameof(numDecoderLayers));
        StateDict<T> encoderLayer = TransformerEncoderLayer(dModel, nhead, dimFeedforward, bias);
        StateDict<T> decoderLayer = TransformerDecoderLayer(dModel, nhead, dimFeedforward, bias);
        StateDict<T> module = new()
        {
            {
                "encoder", TransformerEncoder(encoderLayer, numEncoderLayers, LayerNorm([dModel], bias: bias))
            },
            {
                "decoder", TransformerDecoder(decoderLayer, numDecoderLayers, LayerNorm([dModel], bias: bias))
            },
        };
        foreach (DenseTensor<T> tensor in module.Values.Where(tensor => tensor.Rank > 1))
        {
            Init.XavierUniform(tensor, Generator);
        }

        return module;
    }
}
