using System;
using System.Collections.Generic;

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
/// have more than one output axis.</para>
/// </remarks>
/// <param name="In">The number of inputs of one output.</param>
/// <param name="Out">The number of outputs of one input.</param>
public readonly record struct Fans(long In, long Out)
{
    /// <summary>Computes the fans of a shape.</summary>
    /// <param name="shape">The shape of the weight tensor.</param>
    /// <param name="inputAxes">
    /// Axes whose sizes multiply to fan-in; negative ones count from the end. Used only when
    /// <paramref name="outputAxes"/> is given too, as in Keras.
    /// </param>
    /// <param name="outputAxes">Axes whose sizes multiply to fan-out; as <paramref name="inputAxes"/>.</param>
    /// <returns>Fan-in and fan-out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not an axis of the shape.</exception>
    /// <exception cref="ArgumentException">A fan does not fit in 64 bits.</exception>
    public static Fans Compute(
        Shape shape, IReadOnlyList<int>? inputAxes = null, IReadOnlyList<int>? outputAxes = null)
    {
        try
        {
            return inputAxes is not null && outputAxes is not null
                ? new(Product(shape, inputAxes, nameof(inputAxes)), Product(shape, outputAxes, nameof(outputAxes)))
                : ComputeDefault(shape);
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"shape must have fans that fit in 64 bits; received {shape}.", nameof(shape));
        }
    }

    private static Fans ComputeDefault(Shape shape)
    {
        ReadOnlySpan<long> sizes = shape.Dimensions;
        if (sizes.Length < 2)
        {
            long both = sizes.IsEmpty ? 1 : sizes[0];
            return new(both, both);
        }

        long receptiveField = 1;
        foreach (long size in sizes[..^2])
        {
            receptiveField = checked(receptiveField * size);
        }

        return new(checked(receptiveField * sizes[^2]), checked(receptiveField * sizes[^1]));
    }

    private static long Product(Shape shape, IReadOnlyList<int> axes, string parameter)
    {
        long product = 1;
        for (int i = 0; i < axes.Count; i++)
        {
            int axis = axes[i] < 0 ? axes[i] + shape.Rank : axes[i];
            if ((uint)axis >= (uint)shape.Rank)
            {
                throw new ArgumentOutOfRangeException(
                    parameter,
                    axes[i],
                    $"{parameter} must name axes of the shape {shape}, "
                    + FormattableString.Invariant(
                        $"from {-shape.Rank} to {shape.Rank - 1}; received {axes[i]}."));
            }

            product = checked(product * shape[axis]);
        }

        return product;
    }
}
