using System.Collections.Generic;
using Initializers.Samples.ModelFiles;
using Initializers.Tensors;

namespace Initializers.Samples.Plans;

/// <summary>Collects the weights of a plan in the model's order.</summary>
/// <param name="seed">What the seeds of the random weights are derived from.</param>
/// <param name="type">The element type of every weight.</param>
internal sealed class PlanBuilder(long seed, ElementTypes type)
{
    private readonly List<PlannedWeight> _weights = [];

    internal void AddNormal(string name, double stddev, params long[] shape) =>
        Add(name, new Shape(shape), new RandomNormal(0.0, stddev, WeightSeed.Of(seed, name)));

    internal void AddZeros(string name, params long[] shape) => Add(name, new Shape(shape), new Zeros());

    internal void AddOnes(string name, params long[] shape) => Add(name, new Shape(shape), new Ones());

    internal Plan Build(string model) => new(model, _weights);

    private void Add(string name, Shape shape, Initializer initializer) =>
        _weights.Add(new(name, shape, type, Trainable: true, initializer));
}
