using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.PyTorch;
using Initializers.Tensors;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <content>PyTorch's own defaults.</content>
public static partial class ModuleExtensions
{
    /// <summary>Gives every module the first weights of its constructor in PyTorch.</summary>
    /// <typeparam name="T">The module's class.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="paddingRows">Rows of embeddings that become zero: a pattern of a name, and the number of the row.</param>
    /// <returns>The module.</returns>
    /// <inheritdoc cref="ResetParameters{T}(T, TorchGenerator, out WeightReport, ValueTuple{string, long}[])"/>
    public static T ResetParameters<T>(
        this T module, TorchGenerator generator, params (string Pattern, long Row)[] paddingRows)
        where T : nn.Module => module.ResetParameters(generator, out _, paddingRows);

    /// <summary>Gives every module the first weights of its constructor in PyTorch, and reports.</summary>
    /// <typeparam name="T">The module's class.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="generator">Where the words come from, on from where it is.</param>
    /// <param name="report">What was filled.</param>
    /// <param name="paddingRows">
    /// Rows of embeddings that become zero: a pattern of a name, as in a <see cref="WeightPlan"/>, and the number of the row,
    /// counted from the end if negative. TorchSharp does not tell which one its <c>Embedding</c> was given.
    /// </param>
    /// <returns>The module.</returns>
    /// <remarks>
    /// <para><b>Values.</b> Those of PyTorch 2.13 after <c>torch.manual_seed(s); model = Net()</c>, for a generator of the seed
    /// s, where the modules are registered in the order in which the constructor in Python makes them. See
    /// <see cref="Modules{T}"/> for the classes; what else a constructor does by hand follows with <see cref="TorchInit"/> on
    /// the same generator.</para>
    /// <para>Parameters of other classes are left as they are, and so are buffers. A parameter that shares the memory of one
    /// before it is drawn and dropped: PyTorch, too, makes both modules before one takes the other's weight. A module that
    /// stands in several places is made once.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// TorchGenerator generator = new(42);                       // torch.manual_seed(42)
    /// var model = new Net().ResetParameters(generator);         // model = Net()
    /// TorchInit.TruncNormal(model.head.weight, generator, std: 0.02);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">
    /// A parameter cannot be filled: it is not of a float type, its elements share places, its type is not that of the others
    /// of its module, or it has no such padding row; or two parameters share a part of their memory.
    /// </exception>
    public static T ResetParameters<T>(
        this T module,
        TorchGenerator generator,
        out WeightReport report,
        params (string Pattern, long Row)[] paddingRows)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(paddingRows);
        IReadOnlyList<ModuleWeights.Weight> all = ModuleWeights.Of(module);
        WeightPlan padding = new();
        foreach ((string pattern, long row) in paddingRows)
        {
            padding.Pad(pattern, row);
        }

        foreach (ModuleWeights.Weight weight in all.Where(static weight => ModuleDefaults.Knows(weight.Module)))
        {
            Check(weight, new Zeros(), padding);
        }

        Dictionary<string, string> fills = [];
        foreach (IGrouping<nn.Module, ModuleWeights.Weight> own in all.GroupBy(static weight => weight.Module))
        {
            if (ModuleDefaults.Knows(own.Key))
            {
                Reset([.. own], generator, padding, fills);
            }
        }

        report = ReportOf(all, fills, padding.UnusedBy([.. all.Select(static weight => weight.Name)]), sharedSeeds: 0);
        return module;
    }

    private static void Reset(
        ModuleWeights.Weight[] weights, TorchGenerator generator, WeightPlan padding, Dictionary<string, string> fills)
    {
        nn.Module module = weights[0].Module;
        ElementTypes type = TensorMemory.TypeOf(weights[0].Tensor);
        Dictionary<string, Shape> shapes = [];
        foreach (ModuleWeights.Weight weight in weights)
        {
            shapes.TryAdd(weight.Name.Own, TensorMemory.ShapeOf(weight.Tensor));
            if (TensorMemory.TypeOf(weight.Tensor) != type)
            {
                throw new ArgumentException(
                    $"{weight.Name.Path}: a module must have one element type, {Element.NameOf(type)}; "
                    + $"received {Element.NameOf(TensorMemory.TypeOf(weight.Tensor))}.",
                    nameof(weights));
            }
        }

        ModuleDefaults.IWeights drawn =
            Element.Dispatch<ModuleDefaults, ModuleDefaults.IWeights>(type, new(module, shapes, generator));
        foreach (ModuleWeights.Weight weight in weights.Where(static weight => weight.TiedTo is null))
        {
            drawn.CopyTo(weight.Name.Own, weight.Tensor);
            long[] rows = [.. padding.PaddingOf(weight.Name)];
            ClearRows(weight.Tensor, rows);
            fills.Add(weight.Name.Path, $"PyTorch's {module.GetType().Name}" + PaddingText(rows));
        }
    }
}
