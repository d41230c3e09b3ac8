using System.Globalization;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Plans;

/// <summary>A model of the shape of Llama 2, from the published hyper-parameters.</summary>
/// <remarks>
/// <para>Names and shapes are those of the checkpoints on Hugging Face: a dense kernel is <c>(out, in)</c>, nothing has
/// a bias, and the output layer has a weight of its own.</para>
/// <para>Normal with standard deviation 0.02, ones for the norms, as in the model's Hugging Face configuration; what
/// the authors started from has not been published.</para>
/// <para><b>Source.</b> Touvron and others, "Llama 2: open foundation and fine-tuned chat models", 2023; the widths are
/// those of the published configuration.</para>
/// </remarks>
/// <param name="Name">The model's name.</param>
/// <param name="Layers">The number of transformer blocks.</param>
/// <param name="Width">The width of the residual stream.</param>
/// <param name="Hidden">The width inside the gated feed-forward layers.</param>
/// <param name="Heads">The number of attention heads, for keys and values too; they change no shape.</param>
internal sealed record Llama2(string Name, int Layers, int Width, int Hidden, int Heads) : IModelShape
{
    private const int Vocabulary = 32000;
    private const double StdDev = 0.02;

    internal static Llama2 SevenBillion { get; } = new("llama-2-7b", 32, 4096, 11008, 32);

    public ElementTypes DefaultType => ElementTypes.BFloat16;

    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Layers} layers, width {Width}, {Heads} heads, feed-forward {Hidden}, vocabulary {Vocabulary}");

    public Plan ToPlan(long seed, ElementTypes type)
    {
        PlanBuilder plan = new(seed, type);
        plan.AddNormal("model.embed_tokens.weight", StdDev, Vocabulary, Width);
        for (int layer = 0; layer < Layers; layer++)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"model.layers.{layer}");
            foreach (string projection in (string[])["q_proj", "k_proj", "v_proj", "o_proj"])
            {
                plan.AddNormal($"{prefix}.self_attn.{projection}.weight", StdDev, Width, Width);
            }

            plan.AddNormal($"{prefix}.mlp.gate_proj.weight", StdDev, Hidden, Width);
            plan.AddNormal($"{prefix}.mlp.up_proj.weight", StdDev, Hidden, Width);
            plan.AddNormal($"{prefix}.mlp.down_proj.weight", StdDev, Width, Hidden);
            plan.AddOnes($"{prefix}.input_layernorm.weight", Width);
            plan.AddOnes($"{prefix}.post_attention_layernorm.weight", Width);
        }

        plan.AddOnes("model.norm.weight", Width);
        plan.AddNormal("lm_head.weight", StdDev, Vocabulary, Width);
        return plan.Build(Name);
    }
}
