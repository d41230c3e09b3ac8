using System.Text.Json.Serialization;

namespace Initializers.Tensors;

/// <summary>
/// Fan-in and fan-out of a weight tensor: how many inputs feed one output of the layer, and how many outputs one input
/// feeds.
/// </summary>
/// <remarks>
/// <para>By default the last two axes are <c>(in, out)</c> and the earlier axes are the receptive field of a
/// convolution, whose size multiplies both fans:</para>
/// <list type="table">
/// <listheader><term>Shape</term><description>In, Out</description></listheader>
/// <item><term><c>()</c></term><description>1, 1</description></item>
/// <item><term><c>(n,)</c></term><description>n, n</description></item>
/// <item><term><c>(in, out)</c></term><description>in, out</description></item>
/// <item><term><c>(k1, ..., kn, in, out)</c></term><description>k1 ... kn in, k1 ... kn out</description></item>
/// </list>
/// <para>With input and output axes, each fan is the product of the sizes of its axes: attention kernels, for example,
/// have more than one output axis. An axis that is named twice counts twice, as in Keras.</para>
/// <para>Fans are doubles: those of a layer that no shape shows, a transposed convolution with strides for example,
/// need not be whole.</para>
/// </remarks>
public readonly record struct Fans
{
    /// <summary>Makes a pair of fans.</summary>
    /// <param name="in">The number of inputs of one output; 0 or more.</param>
    /// <param name="out">The number of outputs of one input; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is negative or not a number.</exception>
    [JsonConstructor]
    public Fans(double @in, double @out)
    {
        In = Check(@in, nameof(@in));
        Out = Check(@out, nameof(@out));
    }

    /// <summary>The number of inputs of one output; a whole number where <see cref="Compute"/> gives it.</summary>
    public double In { get; }

    /// <summary>The number of outputs of one input; a whole number where <see cref="Compute"/> gives it.</summary>
    public double Out { get; }

    /// <summary>Takes the pair apart.</summary>
    /// <param name="in">The number of inputs of one output.</param>
    /// <param name="out">The number of outputs of one input.</param>
    public void Deconstruct(out double @in, out double @out) => (@in, @out) = (In, Out);

    /// <summary>The two numbers, the same text in every culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Fans {{ In = {In}, Out = {Out} }}");

    /// <summary>Computes the fans of a shape.</summary>
    /// <param name="shape">The shape of the weight tensor.</param>
    /// <param name="inputAxes">
    /// Axes whose sizes multiply to fan-in; negative ones count from the end. Used only when
    /// <paramref name="outputAxes"/> is given too, as in Keras.
    /// </param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out; as <paramref name="inputAxes"/>.</param>
    /// <returns>Fan-in and fan-out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not an axis of the shape.</exception>
    public static Fans Compute(
        Shape shape, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
    {
        if (inputAxes is not null && outputAxes is not null)
        {
            return new(Product(shape, inputAxes, nameof(inputAxes)), Product(shape, outputAxes, nameof(outputAxes)));
        }

        ReadOnlySpan<long> sizes = shape.Dimensions;
        if (sizes.Length < 2)
        {
            long both = sizes.IsEmpty ? 1 : sizes[0];
            return new(both, both);
        }

        WholeProduct receptiveField = new();
        foreach (long size in sizes[..^2])
        {
            receptiveField = receptiveField.Times(size);
        }

        return new(receptiveField.Times(sizes[^2]).Value, receptiveField.Times(sizes[^1]).Value);
    }

    /// <summary>The fans of a dense layer.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <returns>The two numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static Fans Dense(long inputs, long outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputs);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        return new(inputs, outputs);
    }

    /// <summary>The fans of a convolution, in groups or not.</summary>
    /// <param name="inputs">The channels that go in.</param>
    /// <param name="outputs">The channels that come out.</param>
    /// <param name="kernel">The sizes of the receptive field.</param>
    /// <param name="groups">The groups, each of which has its share of the inputs and outputs.</param>
    /// <returns>
    /// <c>inputs / groups</c> and <c>outputs / groups</c>, times the product of <paramref name="kernel"/>. A depthwise
    /// convolution has as many groups as inputs.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is negative, or there is no group, or the groups do not divide the channels.
    /// </exception>
    public static Fans Convolution(long inputs, long outputs, Shape kernel, long groups = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputs);
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(groups),
                groups,
                FormattableString.Invariant(
                    $"groups must be 1 or more and divide {inputs} inputs and {outputs} outputs; received {groups}."));
        }

        double field = kernel.ElementCount;
        return new(inputs / groups * field, outputs / groups * field);
    }

    /// <summary>The fans of a transposed convolution, in groups or not.</summary>
    /// <param name="inputs">The channels that go in.</param>
    /// <param name="outputs">The channels that come out.</param>
    /// <param name="kernel">The sizes of the receptive field.</param>
    /// <param name="stride">The stride on each axis of the kernel: the factor by which the layer enlarges.</param>
    /// <param name="groups">The groups, each of which has its share of the inputs and outputs.</param>
    /// <returns>
    /// As of a <see cref="Convolution"/>, but that fan-in is divided by the strides: on average so many places of the kernel
    /// meet an input in one output. It need not be whole: <c>16 channels * 3 * 3 / (2 * 2) = 36</c>, but 22.5 for 10.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is negative, a stride is not 1 or more, or the groups do not divide the channels.
    /// </exception>
    public static Fans TransposedConvolution(long inputs, long outputs, Shape kernel, long stride = 1, long groups = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        Fans fans = Convolution(inputs, outputs, kernel, groups);
        double enlarged = 1;
        for (int axis = 0; axis < kernel.Rank; axis++)
        {
            enlarged *= stride;
        }

        return new(fans.In / enlarged, fans.Out);
    }

    private static double Product(Shape shape, IReadOnlyList<int> axes, string parameter)
    {
        WholeProduct product = new();
        for (int i = 0; i < axes.Count; i++)
        {
            int axis = axes[i] < 0 ? axes[i] + shape.Rank : axes[i];
            if ((uint)axis >= (uint)shape.Rank)
            {
                string rule = shape.Rank == 0
                    ? "which has none"
                    : FormattableString.Invariant($"from {-shape.Rank} to {shape.Rank - 1}");
                throw new ArgumentOutOfRangeException(
                    parameter,
                    axes[i],
                    $"{parameter} must name axes of the shape {shape}, {rule}; "
                    + FormattableString.Invariant($"received {axes[i]}."));
            }

            product = product.Times(shape[axis]);
        }

        return product.Value;
    }

    private static double Check(double fan, string parameter) =>
        fan >= 0
            ? fan
            : throw new ArgumentOutOfRangeException(
                parameter, fan, FormattableString.Invariant($"{parameter} must be 0 or more; received {fan}."));

    /// <summary>
    /// A product of sizes: a whole number that is rounded once, as Python does. An empty shape, or an axis named more
    /// than once, can take it beyond 64 bits, from where on it is a double.
    /// </summary>
    private readonly struct WholeProduct
    {
        private readonly UInt128 _whole;
        private readonly double _beyond;

        public WholeProduct()
            : this(1, 1)
        {
        }

        private WholeProduct(UInt128 whole, double beyond)
        {
            _whole = whole;
            _beyond = beyond;
        }

        internal double Value => (double)_whole * _beyond;

        internal WholeProduct Times(long size) =>
            size == 0 ? new(0, 1)
            : _whole <= ulong.MaxValue ? new(_whole * (ulong)size, _beyond)
            : new(_whole, _beyond * size);
    }
}
