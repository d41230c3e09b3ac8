using System;
using System.Globalization;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Plans;

/// <summary>GPT-2 in its four sizes, from the published hyper-parameters.</summary>
/// <remarks>
/// <para>Names and shapes are those of the published checkpoints on Hugging Face: a dense kernel is <c>(in, out)</c>,
/// and the output layer is tied to the token embedding, so it has no weight of its own.</para>
/// <para>Normal with standard deviation 0.02. The two projections of each layer that write to the residual stream are
/// scaled by <c>1 / sqrt(2 layers)</c>: as many sums reach the end, and their variance stays the same.</para>
/// <para><b>Source.</b> Radford and others, "Language models are unsupervised multitask learners", 2019, section 2.3
/// and table 2; the widths of the feed-forward layers and the 0.02 are those of the published code.</para>
/// </remarks>
/// <param name="Name">The model's name on Hugging Face.</param>
/// <param name="Layers">The number of transformer blocks.</param>
/// <param name="Width">The width of the residual stream.</param>
/// <param name="Heads">The number of attention heads; they share the width and change no shape.</param>
internal sealed record Gpt2(string Name, int Layers, int Width, int Heads) : IModelShape
{
    private const int Vocabulary = 50257;
    private const int Context = 1024;
    private const double StdDev = 0.02;

    internal static Gpt2 Small { get; } = new("gpt2", 12, 768, 12);

    internal static Gpt2 Medium { get; } = new("gpt2-medium", 24, 1024, 16);

    internal static Gpt2 Large { get; } = new("gpt2-large", 36, 1280, 20);

    internal static Gpt2 ExtraLarge { get; } = new("gpt2-xl", 48, 1600, 25);

    public ElementTypes DefaultType => ElementTypes.Float32;

    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Layers} layers, width {Width}, {Heads} heads, context {Context}, vocabulary {Vocabulary}");

    public Plan ToPlan(long seed, ElementTypes type)
    {
        PlanBuilder plan = new(seed, type);
        plan.AddNormal("wte.weight", StdDev, Vocabulary, Width);
        plan.AddNormal("wpe.weight", StdDev, Context, Width);
        for (int layer = 0; layer < Layers; layer++)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"h.{layer}");
            AddNorm($"{prefix}.ln_1");
            AddDense($"{prefix}.attn.c_attn", Width, 3 * Width);
            AddDense($"{prefix}.attn.c_proj", Width, Width, isResidual: true);
            AddNorm($"{prefix}.ln_2");
            AddDense($"{prefix}.mlp.c_fc", Width, 4 * Width);
            AddDense($"{prefix}.mlp.c_proj", 4 * Width, Width, isResidual: true);
        }

        AddNorm("ln_f");
        plan.AddTied("lm_head.weight", "wte.weight");
        return plan.Build(Name);

        void AddDense(string name, int inputs, int outputs, bool isResidual = false)
        {
            plan.AddNormal($"{name}.weight", isResidual ? StdDev / Math.Sqrt(2 * Layers) : StdDev, inputs, outputs);
            plan.AddZeros($"{name}.bias", outputs);
        }

        void AddNorm(string name)
        {
            plan.AddOnes($"{name}.weight", Width);
            plan.AddZeros($"{name}.bias", Width);
        }
    }
}
