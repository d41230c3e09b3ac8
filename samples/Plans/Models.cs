using System;
using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.Plans;

/// <summary>The models that the program knows.</summary>
internal static class Models
{
    internal static IReadOnlyList<IModelShape> All { get; } =
        [Gpt2.Small, Gpt2.Medium, Gpt2.Large, Gpt2.ExtraLarge, Llama2.SevenBillion];

    internal static IModelShape Find(string name) =>
        All.FirstOrDefault(model => string.Equals(model.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(
            $"model must be one of {string.Join(", ", All.Select(model => model.Name))}; received \"{name}\".");
}
