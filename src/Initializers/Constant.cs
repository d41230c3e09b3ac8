using System.Text.Json.Nodes;
using Initializers.Filling;
using Initializers.Tensors;

namespace Initializers;

/// <summary>Fills with one value, or repeats an array of values over the tensor.</summary>
/// <remarks>
/// <para><b>Shape.</b> Any for a single value. An array is repeated by NumPy's rule: counted from the last, each of its
/// axes has the tensor's size or size 1. Of any element type; a 64-bit integer is never rounded on its way to an
/// integer type, and a value that a type cannot hold is converted as <see cref="Element"/> says.</para>
/// <para><b>Keras.</b> <c>keras.initializers.Constant</c>; a value stays an integer, a floating-point number or a truth
/// value in the configuration, as it was given. NaN and infinity, which JSON does not have, are written as the strings
/// <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.</para>
/// </remarks>
/// <example>
/// The forget-gate bias of a recurrent layer: <code>var bias = new Constant(1.0).Initialize([128]);</code>
/// </example>
public sealed partial class Constant : Initializer
{
    private readonly ConstantValue _value;

    /// <summary>Creates the initializer.</summary>
    /// <param name="value">The value; any double.</param>
    public Constant(double value = 0.0)
        : this(ConstantValue.OfScalar(value))
    {
    }

    /// <summary>Creates the initializer from an integer, which stays one in the configuration.</summary>
    /// <param name="value">The value.</param>
    public Constant(long value)
        : this(ConstantValue.OfScalar(value))
    {
    }

    /// <inheritdoc cref="Constant(long)"/>
    public Constant(ulong value)
        : this(ConstantValue.OfScalar(value))
    {
    }

    /// <summary>Creates the initializer from a truth value: 1 or 0 in a numeric tensor.</summary>
    /// <param name="value">The value.</param>
    public Constant(bool value)
        : this(ConstantValue.OfScalar(value))
    {
    }

    /// <summary>Creates the initializer from an array of values; they are copied.</summary>
    /// <param name="value">The values, <c>[2]</c> of them for tensors of shape <c>[3, 2]</c> for example.</param>
    /// <exception cref="ArgumentException">The array has no elements.</exception>
    public Constant(DenseTensor<double> value)
        : this(ConstantValue.Of(Copy(value), ConstantForm.Tensor))
    {
    }

    internal Constant(ConstantValue value)
    {
        _value = value;
    }

    /// <summary>
    /// A copy of the value as doubles: of rank 0 if it is a single one. Integers beyond 2^53 are rounded here only.
    /// </summary>
    public DenseTensor<double> Value => _value.ToDouble();

    /// <inheritdoc/>
    public override ElementTypes SupportedTypes => ElementTypes.All;

    /// <summary>Creates the initializer from an array of values of any element type, which it keeps.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The values; they are copied.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">
    /// <typeparamref name="T"/> is no element type, or the array has no elements.
    /// </exception>
    public static Constant FromTensor<T>(DenseTensor<T> value)
        where T : unmanaged
    {
        RequireElementType<T>(nameof(T));
        return new(ConstantValue.Of(Copy(value), ConstantForm.Tensor));
    }

    // Nothing can be repeated of no values, and a size beside a 0 may be too large to be written as nested lists.
    private static DenseTensor<T> Copy<T>(DenseTensor<T> value)
        where T : unmanaged => value.Length > 0
        ? value.Clone()
        : throw new ArgumentException(
            $"value must have at least one element; received a tensor of shape {value.Shape}.", nameof(value));

    /// <inheritdoc/>
    public override JsonObject GetConfig() => new() { ["value"] = _value.ToNode() };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is an array that cannot be repeated over the shape.</exception>
    protected override void FillCore<T>(in FillRequest request, Span<T> destination)
    {
        if (!Broadcast.IsPossible(_value.Shape, request.Shape))
        {
            throw ShapeException(request.Shape, $"be one that a value of shape {_value.Shape} can be broadcast to");
        }

        _value.Fill(request, destination);
    }
}
