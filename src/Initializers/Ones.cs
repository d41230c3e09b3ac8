using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Fills with ones.</summary>
/// <remarks>
/// <para><b>Shape.</b> Any, of any element type; one is <c>true</c> for <see cref="bool"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Ones</c>.</para>
/// </remarks>
/// <example>The scale of a normalization layer: <code>var gamma = new Ones().Initialize([256]);</code></example>
public sealed partial class Ones : Initializer
{
    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    /// <inheritdoc/>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
        ConstantFill.Fill(Element.FromDouble<T>(1), request.MaxDegreeOfParallelism, destination);
}
