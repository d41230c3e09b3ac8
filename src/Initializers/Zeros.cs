using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Fills with zeros.</summary>
/// <remarks>
/// <para><b>Shape.</b> Any, of any element type; zero is <c>false</c> for <see cref="bool"/>.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Zeros</c>.</para>
/// </remarks>
/// <example>A bias: <code>var bias = new Zeros().Initialize([256]);</code></example>
public sealed partial class Zeros : Initializer
{
    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    /// <inheritdoc/>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination) =>
        ConstantFill.Fill(default, request.MaxDegreeOfParallelism, destination);
}
