using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>The parameters of a model in the order in which its modules were registered, each memory once.</summary>
internal sealed class ModuleWeights
{
    private readonly Dictionary<(string Device, nint Address), Weight> _places = [];

    private ModuleWeights(nn.Module root) => Add(root, "");

    /// <summary>One parameter.</summary>
    /// <param name="Name">Its names.</param>
    /// <param name="Tensor">The tensor.</param>
    /// <param name="Module">The module that it belongs to.</param>
    /// <param name="TiedTo">The parameter before it that has the same memory; or null.</param>
    internal sealed record Weight(WeightName Name, Parameter Tensor, nn.Module Module, Weight? TiedTo);

    private List<Weight> Weights { get; } = [];

    /// <summary>The parameters of a module and of all inside it.</summary>
    /// <exception cref="ArgumentException">Two parameters share a part of their memory.</exception>
    internal static IReadOnlyList<Weight> Of(nn.Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return new ModuleWeights(module).Weights;
    }

    private void Add(nn.Module module, string prefix)
    {
        foreach ((string own, Parameter parameter) in module.named_parameters(recurse: false))
        {
            WeightName name = new(prefix + own, own, module.GetType());
            (string Device, nint Address)? place = TensorMemory.PlaceOf(parameter);
            Weight? tied = place is { } known ? _places.GetValueOrDefault(known) : null;
            if (tied is not null && tied.Tensor.numel() != parameter.numel())
            {
                throw new ArgumentException(
                    $"module must not have parameters that share only a part of their memory; received {tied.Name.Path} of "
                    + $"{TensorMemory.ShapeOf(tied.Tensor)} and {name.Path} of {TensorMemory.ShapeOf(parameter)}.",
                    nameof(module));
            }

            Weight weight = new(name, parameter, module, tied);
            Weights.Add(weight);
            if (place is { } free)
            {
                _places.TryAdd(free, weight);
            }
        }

        foreach ((string name, nn.Module child) in module.named_children().ToList())
        {
            Add(child, $"{prefix}{name}.");
        }
    }
}
