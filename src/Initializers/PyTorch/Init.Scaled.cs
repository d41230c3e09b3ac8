using Initializers.Functions;
using Initializers.PyTorch.Drawing;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Functions whose spread comes from the fans of the shape.</content>
public static partial class Init
{
    private static readonly double Sqrt3 = Math.Sqrt(3.0);

    /// <summary>The factor for a weight's spread that what follows its layer asks for.</summary>
    /// <param name="nonlinearity">What follows.</param>
    /// <param name="a">The negative slope; used by <see cref="Nonlinearity.LeakyRelu"/> only.</param>
    /// <returns>
    /// 1 for linear layers and the sigmoid, 5/3 for tanh, <c>sqrt(2)</c> for ReLU, <c>sqrt(2 / (1 + a^2))</c> for leaky
    /// ReLU, 3/4 for SELU.
    /// </returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.init.calculate_gain</c>.</remarks>
    /// <exception cref="ArgumentException">There is no such nonlinearity.</exception>
    public static double CalculateGain(Nonlinearity nonlinearity, double a = 0.01) => nonlinearity switch
    {
        >= Nonlinearity.Linear and <= Nonlinearity.Sigmoid => 1.0,
        Nonlinearity.Tanh => 5.0 / 3.0,
        Nonlinearity.Relu => Math.Sqrt(2.0),
        Nonlinearity.LeakyRelu => Math.Sqrt(2.0 / (1.0 + DoubleFunctions.PowerOf2(a))),
        Nonlinearity.Selu => 3.0 / 4.0,
        _ => throw new ArgumentOutOfRangeException(
            nameof(nonlinearity),
            nonlinearity,
            FormattableString.Invariant($"nonlinearity must have a gain; received {(int)nonlinearity}.")),
    };

    /// <summary>Fills with uniform values whose spread is set by the mean of both fans.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2 or more.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor; see <see cref="CalculateGain"/>.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> As <c>Uniform</c> of [-b, b) with <c>b = sqrt(3) s</c> and
    /// <c>s = gain sqrt(2 / (fanIn + fanOut))</c>.</para>
    /// <para><b>Fans.</b> PyTorch's: <c>fanIn = shape[1] r</c>, <c>fanOut = shape[0] r</c>, r the product of the sizes
    /// after these.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.xavier_uniform_</c>, also known as Glorot.</para>
    /// <para><b>Source.</b> Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", AISTATS 2010.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has rank 0 or 1 or both fans 0, or another number of elements; the bound
    /// leaves the range of the type.
    /// </exception>
    public static void XavierUniform<T>(Shape shape, Span<T> destination, TorchGenerator generator, double gain = 1)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        double bound = Sqrt3 * XavierStd(shape, gain);
        CheckGain(gain, bound >= 0 && 2 * bound <= LargestOf<T>(), "0 or more and leave the bound in the type's range");
        generator.Fill(TorchDraw.Uniform(-bound, bound), destination);
    }

    /// <inheritdoc cref="XavierUniform{T}(Shape, Span{T}, TorchGenerator, double)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> XavierUniform<T>(DenseTensor<T> tensor, TorchGenerator generator, double gain = 1)
        where T : unmanaged
    {
        XavierUniform(tensor.Shape, tensor.Span, generator, gain);
        return tensor;
    }

    /// <summary>Fills with normal values whose spread is set by the mean of both fans.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2 or more.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor; see <see cref="CalculateGain"/>.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> As <c>Normal</c> with mean 0 and <c>s = gain sqrt(2 / (fanIn + fanOut))</c>; fans as
    /// in <c>XavierUniform</c>.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.xavier_normal_</c>.</para>
    /// <para><b>Source.</b> Glorot and Bengio, AISTATS 2010.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has rank 0 or 1 or both fans 0, or another number of elements; the gain is
    /// below 0.
    /// </exception>
    public static void XavierNormal<T>(Shape shape, Span<T> destination, TorchGenerator generator, double gain = 1)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        double std = XavierStd(shape, gain);
        CheckGain(gain, std >= 0, "0 or more");
        generator.Fill(TorchDraw.Normal(0, std), destination);
    }

    /// <inheritdoc cref="XavierNormal{T}(Shape, Span{T}, TorchGenerator, double)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">A factor.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> XavierNormal<T>(DenseTensor<T> tensor, TorchGenerator generator, double gain = 1)
        where T : unmanaged
    {
        XavierNormal(tensor.Shape, tensor.Span, generator, gain);
        return tensor;
    }

    /// <summary>Fills with uniform values whose spread is set by one fan and by what follows the layer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2 or more. One without elements is left alone.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope; used by <see cref="Nonlinearity.LeakyRelu"/> only.</param>
    /// <param name="mode">Which fan: <see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> As <c>Uniform</c> of [-b, b) with <c>b = sqrt(3) s</c>, <c>s = gain / sqrt(fan)</c> and
    /// the gain of <see cref="CalculateGain"/>; fans as in <c>XavierUniform</c>.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.kaiming_uniform_</c>, also known as He.</para>
    /// <para><b>Source.</b> He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has rank 0 or 1 or another number of elements; there is no such mode or
    /// nonlinearity.
    /// </exception>
    public static void KaimingUniform<T>(
        Shape shape,
        Span<T> destination,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        if (!destination.IsEmpty)
        {
            double bound = Sqrt3 * KaimingStd(shape, a, mode, nonlinearity);
            generator.Fill(TorchDraw.Uniform(-bound, bound), destination);
        }
    }

    /// <inheritdoc cref="KaimingUniform{T}(Shape, Span{T}, TorchGenerator, double, FanMode, Nonlinearity)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope.</param>
    /// <param name="mode">Which fan.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> KaimingUniform<T>(
        DenseTensor<T> tensor,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : unmanaged
    {
        KaimingUniform(tensor.Shape, tensor.Span, generator, a, mode, nonlinearity);
        return tensor;
    }

    /// <summary>Fills with normal values whose spread is set by one fan and by what follows the layer.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2 or more. One without elements is left alone.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope; used by <see cref="Nonlinearity.LeakyRelu"/> only.</param>
    /// <param name="mode">Which fan: <see cref="FanMode.FanIn"/> or <see cref="FanMode.FanOut"/>.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> As <c>Normal</c> with mean 0 and <c>s = gain / sqrt(fan)</c>; gain and fan as in
    /// <c>KaimingUniform</c>.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.kaiming_normal_</c>.</para>
    /// <para><b>Source.</b> He, Zhang, Ren, Sun, ICCV 2015.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has rank 0 or 1 or another number of elements; there is no such mode or
    /// nonlinearity.
    /// </exception>
    public static void KaimingNormal<T>(
        Shape shape,
        Span<T> destination,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        if (!destination.IsEmpty)
        {
            generator.Fill(TorchDraw.Normal(0, KaimingStd(shape, a, mode, nonlinearity)), destination);
        }
    }

    /// <inheritdoc cref="KaimingNormal{T}(Shape, Span{T}, TorchGenerator, double, FanMode, Nonlinearity)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The negative slope.</param>
    /// <param name="mode">Which fan.</param>
    /// <param name="nonlinearity">What follows the layer.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> KaimingNormal<T>(
        DenseTensor<T> tensor,
        TorchGenerator generator,
        double a = 0,
        FanMode mode = FanMode.FanIn,
        Nonlinearity nonlinearity = Nonlinearity.LeakyRelu)
        where T : unmanaged
    {
        KaimingNormal(tensor.Shape, tensor.Span, generator, a, mode, nonlinearity);
        return tensor;
    }

    /// <summary>PyTorch's fans, whose channels come first.</summary>
    internal static Fans FansOf(Shape shape)
    {
        if (shape.Rank < 2)
        {
            throw ShapeException(shape, "have rank 2 or more for its fans");
        }

        try
        {
            long field = 1;
            foreach (long size in shape.Dimensions[2..])
            {
                field = checked(field * size);
            }

            return new(checked(shape[1] * field), checked(shape[0] * field));
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"shape must have fans that fit in 64 bits; received {shape}.", nameof(shape));
        }
    }

    private static double XavierStd(Shape shape, double gain)
    {
        Fans fans = FansOf(shape);
        double sum = fans.In + fans.Out;
        return sum > 0 ? gain * Math.Sqrt(2.0 / sum) : throw ShapeException(shape, "have a fan that is not 0");
    }

    private static double KaimingStd(Shape shape, double a, FanMode mode, Nonlinearity nonlinearity)
    {
        Fans fans = FansOf(shape);
        double fan = mode switch
        {
            FanMode.FanIn => fans.In,
            FanMode.FanOut => fans.Out,
            _ => throw new ArgumentOutOfRangeException(
                nameof(mode),
                mode,
                FormattableString.Invariant($"mode must be FanIn or FanOut; received {mode}.")),
        };
        double gain = CalculateGain(nonlinearity, a);
        return !double.IsNaN(gain)
            ? gain / Math.Sqrt(fan)
            : throw new ArgumentOutOfRangeException(nameof(a), a, "a must be a number; received NaN.");
    }

    private static void CheckGain(double gain, bool isGood, string rule)
    {
        if (!isGood)
        {
            throw new ArgumentOutOfRangeException(
                nameof(gain), gain, FormattableString.Invariant($"gain must be {rule}; received {gain}."));
        }
    }
}
