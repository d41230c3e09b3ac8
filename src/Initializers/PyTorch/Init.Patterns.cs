using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Functions that put ones in place: no words.</content>
public static partial class Init
{
    /// <summary>Fills with the identity matrix: ones on the diagonal, zeros elsewhere.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2, square or not.</param>
    /// <param name="destination">Receives the values.</param>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.init.eye_</c>.</remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating, or the shape has not rank 2 or another number of elements.
    /// </exception>
    public static void Eye<T>(Shape shape, Span<T> destination)
        where T : unmanaged
    {
        CheckLength<T>(shape, destination);
        if (shape.Rank != 2)
        {
            throw ShapeException(shape, "have rank 2");
        }

        destination.Clear();
        long columns = shape[1];
        for (long i = 0; i < Math.Min(shape[0], columns); i++)
        {
            destination[(int)(i * (columns + 1))] = Element.FromDouble<T>(1);
        }
    }

    /// <inheritdoc cref="Eye{T}(Shape, Span{T})"/>
    /// <param name="tensor">Receives the values.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Eye<T>(DenseTensor<T> tensor)
        where T : unmanaged
    {
        Eye(tensor.Shape, tensor.Span);
        return tensor;
    }

    /// <summary>Fills a convolution's weight so that it copies its input channels, as many as fit.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape <c>(out, in, k1, ...)</c>: rank 3 to 5.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="groups">Groups of output channels that each copy the input; they divide the first size.</param>
    /// <remarks>
    /// <para><b>Values.</b> With <c>per = out / groups</c>: element <c>(g per + d, d, k1 / 2, ...)</c> is 1 for each group
    /// g and each d below per and in; every other is 0. Halves of sizes are rounded down.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.dirac_</c>.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has not rank 3 to 5 or another number of elements; groups is not positive or
    /// does not divide the first size.
    /// </exception>
    public static void Dirac<T>(Shape shape, Span<T> destination, int groups = 1)
        where T : unmanaged
    {
        CheckLength<T>(shape, destination);
        if (shape.Rank is < 3 or > 5)
        {
            throw ShapeException(shape, "have rank 3, 4 or 5");
        }

        if (groups < 1 || shape[0] % groups != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(groups),
                groups,
                FormattableString.Invariant(
                    $"groups must be positive and divide the {shape[0]} output channels; received {groups}."));
        }

        destination.Clear();
        if (destination.IsEmpty)
        {
            return;
        }

        long center = 0;
        long field = 1;
        foreach (long size in shape.Dimensions[2..])
        {
            center = (center * size) + (size / 2);
            field *= size;
        }

        long per = shape[0] / groups;
        for (long g = 0; g < groups; g++)
        {
            for (long d = 0; d < Math.Min(per, shape[1]); d++)
            {
                long channel = (((g * per) + d) * shape[1]) + d;
                destination[(int)((channel * field) + center)] = Element.FromDouble<T>(1);
            }
        }
    }

    /// <inheritdoc cref="Dirac{T}(Shape, Span{T}, int)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="groups">Groups of output channels.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Dirac<T>(DenseTensor<T> tensor, int groups = 1)
        where T : unmanaged
    {
        Dirac(tensor.Shape, tensor.Span, groups);
        return tensor;
    }
}
