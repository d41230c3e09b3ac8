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
    private readonly List<TiedWeight> _tied = [];
    private readonly HashSet<Seed> _seeds = [];

    /// <summary>Adds a weight whose seed follows from its name: a layer more or less changes no other weight.</summary>
    /// <exception cref="InputException">The name has the seed of another.</exception>
    internal void AddNormal(string name, double stddev, params long[] shape)
    {
        Seed own = new Seed(seed).Derive(name);
        if (!_seeds.Add(own))
        {
            throw new InputException($"--seed must give every weight a seed of its own; {seed} gives \"{name}\" another's.");
        }

        Add(name, new Shape(shape), new RandomNormal(0.0, stddev, own));
    }

    /// <summary>Adds a weight that is another one.</summary>
    internal void AddTied(string name, string of) => _tied.Add(new(name, of));

    internal void AddZeros(string name, params long[] shape) => Add(name, new Shape(shape), new Zeros());

    internal void AddOnes(string name, params long[] shape) => Add(name, new Shape(shape), new Ones());

    internal Plan Build(string model) => new(model, _weights) { Tied = _tied };

    private void Add(string name, Shape shape, Initializer initializer) =>
        _weights.Add(new(name, shape, type, Trainable: true, initializer));
}
