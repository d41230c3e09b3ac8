using System;
using System.IO.Enumeration;
using TorchSharp.Modules;

namespace Initializers.Torch;

/// <summary>Which parameters an initializer is for.</summary>
/// <param name="Module">The class of the module that they belong to; null for any, by their whole names.</param>
/// <param name="Pattern">The pattern of their names.</param>
/// <param name="Initializer">What fills them; null to leave them as they are.</param>
/// <param name="Layout">How their axes stand; null for what the class of the module says.</param>
internal sealed record WeightRule(Type? Module, string Pattern, Initializer? Initializer, KernelLayout? Layout)
{
    /// <summary>Whether this rule is for a parameter.</summary>
    internal bool Matches(WeightName name) =>
        Module is null
            ? Matches(Pattern, name.Path)
            : Module.IsAssignableFrom(name.Module) && Matches(Pattern, name.Own);

    /// <summary>The initializer for one parameter: with the seed of its name, in the layout of its module.</summary>
    internal Initializer InitializerOf(WeightName name, int rank, Seed seed) =>
        TensorExtensions.LaidOut(Initializer!.WithSeed(seed), Layout ?? LayoutOf(name.Module), rank);

    /// <summary>The layout in which a class of modules keeps its weights.</summary>
    /// <remarks>An embedding's table is <c>[in, out]</c> in PyTorch as in Keras.</remarks>
    internal static KernelLayout LayoutOf(Type module)
    {
        if (typeof(ConvolutionTranspose).IsAssignableFrom(module))
        {
            return KernelLayout.InOut;
        }

        return module == typeof(Embedding) || module == typeof(EmbeddingBag) ? KernelLayout.Keras : KernelLayout.OutIn;
    }

    /// <summary>Whether a name is of a pattern: * is any text, ? any character.</summary>
    internal static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    /// <summary>The rule as the plan's author wrote it.</summary>
    /// <returns>The pattern, after the class of the modules if there is one.</returns>
    public override string ToString() => Module is null ? Pattern : $"{Module.Name}: {Pattern}";
}
