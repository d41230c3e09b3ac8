using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Gives what a function returns for the requested shape.</summary>
/// <typeparam name="TSource">The element type of the tensors that the function returns.</typeparam>
/// <remarks>
/// <para><b>Shape.</b> Any that the function can make; of any element type, converted by the rules of
/// <see cref="Element.Convert{TFrom, TTo}"/>.</para>
/// <para><b>Cost.</b> Every call runs the function, which makes the whole tensor, even if only a run of its elements is
/// asked for. To fill a tensor in runs, the function must return the same elements each time.</para>
/// <para><b>Keras.</b> What <c>keras.initializers.get(callable)</c> gives. Its configuration is the name under which the
/// function is registered, by <c>InitializerRegistry.WithFunction</c>.</para>
/// </remarks>
/// <example>
/// A ramp from 0 to 1:
/// <code>
/// var ramp = new DelegateInitializer&lt;float&gt;(shape =&gt;
/// {
///     DenseTensor&lt;float&gt; tensor = new(shape);
///     for (int i = 0; i &lt; tensor.Length; i++)
///     {
///         tensor.Span[i] = i / (tensor.Length - 1f);
///     }
///
///     return tensor;
/// }).Initialize([5]);
/// </code>
/// </example>
public sealed partial class DelegateInitializer<TSource> : Initializer
    where TSource : unmanaged
{
    private readonly Func<Shape, DenseTensor<TSource>> _function;

    /// <summary>Creates the initializer; the function is not called before a tensor is requested.</summary>
    /// <param name="function">Makes a tensor of the given shape.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    /// <exception cref="ArgumentException"><typeparamref name="TSource"/> is no element type.</exception>
    public DelegateInitializer(Func<Shape, DenseTensor<TSource>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        RequireElementType<TSource>(nameof(TSource));
        _function = function;
    }

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    internal override bool HasConfig => false;

    internal override Delegate Function => _function;

    /// <summary>Not available: a function has no configuration.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonObject GetConfig() =>
        throw new NotSupportedException(
            "A DelegateInitializer has no configuration; derive a class from Initializer and register it to get one.");

    internal override int BoxPieceLength => Array.MaxLength;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The function returned a tensor of another shape.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        DenseTensor<TSource> tensor = _function(request.Shape);
        if (tensor.Shape != request.Shape)
        {
            throw new InvalidOperationException(
                $"The function of a DelegateInitializer must return a tensor of the requested shape {request.Shape}; "
                + $"received one of shape {tensor.Shape}.");
        }

        Broadcast.Convert<TSource, T>(tensor.Span.Slice((int)request.Start, destination.Length), destination);
    }
}
