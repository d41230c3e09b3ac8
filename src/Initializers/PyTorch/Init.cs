using Initializers.Filling;
using Initializers.PyTorch.Drawing;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <summary>The functions of <c>torch.nn.init</c>: each fills memory with what PyTorch 2.13 puts there on the CPU.</summary>
/// <remarks>
/// <para><b>Values.</b> Equal to PyTorch's in every bit in all four element types, after the same calls on a
/// <see cref="TorchGenerator"/> of the same seed; <c>Orthogonal</c> up to rounding. They are those of PyTorch's x86-64
/// builds with AVX2, on every machine. Keras's initializers on PyTorch draw the same words but other values: see
/// <see cref="Initializer"/>.</para>
/// <para><b>Memory.</b> A tensor's elements in row-major order, as PyTorch fills a contiguous tensor. What PyTorch
/// changes in place and returns is here a <see cref="DenseTensor{T}"/>; a span of the same length does as well.</para>
/// <para><b>Errors.</b> Where PyTorch raises one, before anything is drawn or written. Its warnings are not
/// repeated.</para>
/// <para><b>Source.</b> PyTorch, <c>torch/nn/init.py</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// TorchGenerator generator = new(42);
/// DenseTensor&lt;float&gt; weight = Init.XavierUniform(new DenseTensor&lt;float&gt;([256, 784]), generator);
/// DenseTensor&lt;float&gt; bias = Init.Zeros(new DenseTensor&lt;float&gt;([256]));
/// </code>
/// </example>
public static partial class Init
{
    /// <summary>Fills with uniform values of [a, b).</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from: one for each element, in float64 two.</param>
    /// <param name="a">The lower end, which can occur.</param>
    /// <param name="b">The upper end, which does not occur: a value that rounds to it becomes the lower one.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> <c>a + u (b - a)</c> with one rounding, u a multiple of 2^-24 (float64: 2^-53) in
    /// [0, 1); half-width types compute it in single precision and round once more.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.uniform_</c>, <c>Tensor.uniform_</c>.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; an end lies outside the range of the type; a is above b; their distance leaves the range.
    /// </exception>
    public static void Uniform<T>(Span<T> destination, TorchGenerator generator, double a = 0, double b = 1)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckBounds<T>(a, b);
        generator.Fill(TorchDraw.Uniform(a, b), destination);
    }

    /// <inheritdoc cref="Uniform{T}(Span{T}, TorchGenerator, double, double)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The lower end.</param>
    /// <param name="b">The upper end.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Uniform<T>(
        DenseTensor<T> tensor, TorchGenerator generator, double a = 0, double b = 1)
        where T : unmanaged
    {
        Uniform(tensor.Span, generator, a, b);
        return tensor;
    }

    /// <summary>Fills with normal values.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation, 0 or more.</param>
    /// <param name="isContiguous">
    /// Whether PyTorch's tensor is contiguous. If it is not (transposed, channels last), PyTorch fills it in the order of
    /// its memory, value by value: the destination then is that memory.
    /// </param>
    /// <remarks>
    /// <para><b>Distribution.</b> Box-Muller, <c>mean + std z</c> with one rounding. 16 elements or more: blocks of 16
    /// words in single precision (float64: in double), the last 16 drawn anew if the number is no multiple of 16. Fewer
    /// than 16: pairs in double, whose second value the generator keeps.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.normal_</c>, <c>Tensor.normal_</c>.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The type is not floating, or std is below 0 or not a number.</exception>
    public static void Normal<T>(
        Span<T> destination, TorchGenerator generator, double mean = 0, double std = 1, bool isContiguous = true)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckStd(std);
        TorchDraw draw = TorchDraw.Normal(mean, std);
        generator.Fill(isContiguous ? draw : draw with { Kind = DrawKind.NormalByValue }, destination);
    }

    /// <inheritdoc cref="Normal{T}(Span{T}, TorchGenerator, double, double, bool)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Normal<T>(
        DenseTensor<T> tensor, TorchGenerator generator, double mean = 0, double std = 1)
        where T : unmanaged
    {
        Normal(tensor.Span, generator, mean, std);
        return tensor;
    }

    /// <summary>Fills with one value.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the value.</param>
    /// <param name="val">The value; rounded to the type.</param>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.init.constant_</c>.</remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating, or the value is finite and beyond the range of the type.
    /// </exception>
    public static void Constant<T>(Span<T> destination, double val)
        where T : unmanaged
    {
        FillArguments.CheckType<T>();
        if (double.IsFinite(val) && Math.Abs(val) > LargestOf<T>())
        {
            throw new ArgumentOutOfRangeException(
                nameof(val),
                val,
                FormattableString.Invariant($"val must lie in the range of {NameOf<T>()}; received {val}."));
        }

        destination.Fill(Element.FromDouble<T>(val));
    }

    /// <inheritdoc cref="Constant{T}(Span{T}, double)"/>
    /// <param name="tensor">Receives the value.</param>
    /// <param name="val">The value.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Constant<T>(DenseTensor<T> tensor, double val)
        where T : unmanaged
    {
        Constant(tensor.Span, val);
        return tensor;
    }

    /// <summary>Fills with ones.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the ones.</param>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.init.ones_</c>.</remarks>
    /// <exception cref="ArgumentException">The type is not floating.</exception>
    public static void Ones<T>(Span<T> destination)
        where T : unmanaged => Constant(destination, 1);

    /// <inheritdoc cref="Ones{T}(Span{T})"/>
    /// <param name="tensor">Receives the ones.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Ones<T>(DenseTensor<T> tensor)
        where T : unmanaged => Constant(tensor, 1);

    /// <summary>Fills with zeros.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="destination">Receives the zeros.</param>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.init.zeros_</c>.</remarks>
    /// <exception cref="ArgumentException">The type is not floating.</exception>
    public static void Zeros<T>(Span<T> destination)
        where T : unmanaged => Constant(destination, 0);

    /// <inheritdoc cref="Zeros{T}(Span{T})"/>
    /// <param name="tensor">Receives the zeros.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Zeros<T>(DenseTensor<T> tensor)
        where T : unmanaged => Constant(tensor, 0);
}
