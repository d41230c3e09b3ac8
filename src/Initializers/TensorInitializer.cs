using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Gives the elements of a tensor that is at hand: pretrained weights, an embedding table.</summary>
/// <typeparam name="TSource">The element type of the tensor.</typeparam>
/// <remarks>
/// <para><b>Shape.</b> The tensor's own and no other; of any element type, converted by the rules of
/// <see cref="Element.Convert{TFrom, TTo}"/>.</para>
/// <para><b>Keras.</b> What <c>keras.initializers.get(tensor)</c> gives. It has no configuration; a
/// <see cref="Constant"/> made of the tensor has one.</para>
/// </remarks>
/// <example>
/// A kernel with known values:
/// <code>
/// var kernel = new TensorInitializer&lt;float&gt;(DenseTensor.Create([2, 2], [1f, 2f, 3f, 4f])).Initialize([2, 2]);
/// </code>
/// </example>
public sealed partial class TensorInitializer<TSource> : Initializer
    where TSource : unmanaged
{
    private readonly DenseTensor<TSource> _tensor;

    /// <summary>Creates the initializer; the elements are copied.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="ArgumentException"><typeparamref name="TSource"/> is no element type.</exception>
    public TensorInitializer(DenseTensor<TSource> tensor)
    {
        RequireElementType<TSource>(nameof(TSource));
        _tensor = tensor.Clone();
    }

    /// <summary>The shape of the tensor, the only one this initializer fills.</summary>
    public Shape Shape => _tensor.Shape;

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    internal override bool HasConfig => false;

    /// <summary>Not available: a tensor at hand has no configuration.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonObject GetConfig() =>
        throw new NotSupportedException(
            "A TensorInitializer has no configuration; use Constant to write the elements of a tensor into one.");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape is not the tensor's.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        if (request.Shape != Shape)
        {
            throw UnexpectedShape(request.Shape);
        }

        Broadcast.Convert<TSource, T>(_tensor.Span.Slice((int)request.Start, destination.Length), destination);
    }

    private ArgumentException UnexpectedShape(Shape shape) =>
        new($"Expected shape to be {Shape}, which is that of the given tensor; received {shape}.", nameof(shape));
}
