using System.Diagnostics.CodeAnalysis;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <summary>The tensors of a module or of a whole model by PyTorch's names, in PyTorch's order.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <para>A module inside another is added under the name of the attribute that holds it, which with a dot goes before
/// the module's own names.</para>
/// <para><b>PyTorch.</b> <c>Module.state_dict()</c>, without what is not floating, such as
/// <c>num_batches_tracked</c>.</para>
/// </remarks>
/// <example>
/// The first weights of a model, as after <c>torch.manual_seed(42)</c>; <c>model["fc1.weight"]</c> is one of them:
/// <code>
/// Modules&lt;float&gt; nn = new(new TorchGenerator(42));
/// StateDict&lt;float&gt; model = new()
/// {
///     { "fc1", nn.Linear(784, 128) },
///     { "fc2", nn.Linear(128, 10) },
/// };
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1710", Justification = "PyTorch's name.")]
public sealed class StateDict<T> : OrderedDictionary<string, DenseTensor<T>>
    where T : unmanaged
{
    /// <summary>Adds the tensors of a module under names that begin with its own.</summary>
    /// <param name="name">The name of the module, <c>fc1</c> or <c>layers.0</c> for example.</param>
    /// <param name="module">The module's tensors, which are shared, not copied.</param>
    /// <exception cref="ArgumentException">There is a tensor of such a name already.</exception>
    public void Add(string name, StateDict<T> module)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(module);
        foreach ((string own, DenseTensor<T> tensor) in module)
        {
            Add($"{name}.{own}", tensor);
        }
    }

    /// <summary>A copy whose tensors have memory of their own.</summary>
    /// <returns>The copy.</returns>
    public StateDict<T> Clone()
    {
        StateDict<T> copy = [];
        foreach ((string name, DenseTensor<T> tensor) in this)
        {
            copy.Add(name, tensor.Clone());
        }

        return copy;
    }
}
