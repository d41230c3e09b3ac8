using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.ModelFiles;

/// <summary>Every weight of a model, in the model's order.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Weights">The weights.</param>
public sealed record Plan(string Model, IReadOnlyList<PlannedWeight> Weights)
{
    /// <summary>The number of elements of all weights together.</summary>
    public long ElementCount => Weights.Sum(weight => weight.Shape.ElementCount);

    /// <summary>The size of all elements in bytes.</summary>
    public long ByteCount => Weights.Sum(weight => weight.ByteCount);

    /// <summary>The same plan with every initializer on one backend.</summary>
    /// <param name="backend">The backend.</param>
    /// <returns>A copy.</returns>
    public Plan WithBackend(Backend backend) => this with
    {
        Weights = [.. Weights.Select(
            weight => weight with { Initializer = weight.Initializer.WithBackend(backend) })],
    };
}
