using System.Collections.Generic;

namespace Initializers.Samples.SignalPropagation;

/// <summary>How large the three experiments are, and where their pictures go.</summary>
/// <param name="Folder">The folder of the pictures.</param>
/// <param name="Tanh">The networks of Glorot and Bengio.</param>
/// <param name="Relu">The networks of He et al.</param>
/// <param name="Linear">The networks of Saxe et al., which need no inputs.</param>
internal sealed record Settings(string Folder, NetworkSize Tanh, NetworkSize Relu, NetworkSize Linear)
{
    // One gigabyte of them for each core that works.
    private const long MostWeights = 250_000_000;

    /// <summary>What the README shows.</summary>
    /// <remarks>
    /// With tanh, inputs keep their angles and count as almost independent samples; with ReLU they fall together on the
    /// way up, and only more networks help.
    /// </remarks>
    internal static Settings Full(string folder) => new(
        folder,
        Tanh: new(Width: 500, Depth: 10, Networks: 20, Inputs: 16),
        Relu: new(Width: 256, Depth: 30, Networks: 400, Inputs: 1),
        Linear: new(Width: 128, Depth: 32, Networks: 20, Inputs: 0));

    /// <summary>The same in a second or two, with more noise.</summary>
    internal static Settings Quick(string folder) => new(
        folder,
        Tanh: new(Width: 100, Depth: 6, Networks: 8, Inputs: 8),
        Relu: new(Width: 100, Depth: 10, Networks: 20, Inputs: 1),
        Linear: new(Width: 32, Depth: 8, Networks: 8, Inputs: 0));

    /// <summary>The same with other sizes, where they are given.</summary>
    /// <exception cref="InputException">A network would be too large.</exception>
    internal Settings With(int? width, int? depth, int? networks)
    {
        NetworkSize Change(NetworkSize size) => size with
        {
            Width = width ?? size.Width,
            Depth = depth ?? size.Depth,
            Networks = networks ?? size.Networks,
        };
        NetworkSize[] changed = [Change(Tanh), Change(Relu), Change(Linear)];
        foreach (NetworkSize size in changed)
        {
            long weights = (long)size.Width * size.Width * size.Depth;
            if (weights > MostWeights)
            {
                throw new InputException(
                    Text.Of($"--width and --layers must make networks of at most {MostWeights} weights; ")
                    + Text.Of($"received {size.Depth} layers of {size.Width} units, {weights} weights."));
            }
        }

        return this with { Tanh = changed[0], Relu = changed[1], Linear = changed[2] };
    }

    /// <summary>The depths at which the linear network is looked at: powers of two, and the last layer.</summary>
    internal IReadOnlyList<int> LinearDepths()
    {
        SortedSet<int> depths = [Linear.Depth];
        for (int depth = 1; depth < Linear.Depth; depth = checked(depth * 2))
        {
            depths.Add(depth);
        }

        return [.. depths];
    }
}
