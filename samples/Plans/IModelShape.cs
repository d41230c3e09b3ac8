using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Plans;

/// <summary>A model whose weights follow from a few numbers.</summary>
internal interface IModelShape
{
    /// <summary>The model's name, as it is given on the command line.</summary>
    string Name { get; }

    /// <summary>The hyper-parameters in words.</summary>
    string Description { get; }

    /// <summary>The element type that the model is usually kept in.</summary>
    ElementTypes DefaultType { get; }

    /// <summary>Every weight of the model.</summary>
    /// <param name="seed">What the seeds of the random weights are derived from.</param>
    /// <param name="type">The element type of every weight.</param>
    /// <returns>The plan.</returns>
    Plan ToPlan(long seed, ElementTypes type);
}
