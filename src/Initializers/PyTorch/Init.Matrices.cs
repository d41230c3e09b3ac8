using System.Buffers;
using System.Numerics;
using Initializers.Filling;
using Initializers.LinearAlgebra;
using Initializers.PyTorch.Drawing;
using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Functions that draw a matrix and go on from there.</content>
public static partial class Init
{
    /// <summary>Fills with a random orthogonal matrix, times a gain.</summary>
    /// <typeparam name="T">The element type: <see cref="float"/> or <see cref="double"/>, as in PyTorch.</typeparam>
    /// <param name="shape">The shape: rank 2 or more. The first axis counts rows, all others together columns.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words come from: those of <c>Normal</c> for as many elements.</param>
    /// <param name="gain">The factor; see <see cref="CalculateGain"/>.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <remarks>
    /// <para><b>Distribution.</b> Standard normal values, transposed if that makes them tall; the Q of their QR
    /// factorization, each column with the sign that makes the diagonal of R positive; transposed back. With at least as
    /// many rows as columns the columns are orthonormal, otherwise the rows are.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.orthogonal_</c>. The values are those of an exact factorization of
    /// PyTorch's draw up to rounding. Keras's <see cref="Initializers.Orthogonal"/> takes the axes together the other way.</para>
    /// <para><b>Source.</b> Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
    /// linear neural networks", ICLR 2014.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not single or double; the shape has rank 0 or 1 or another number of elements.
    /// </exception>
    public static void Orthogonal<T>(
        Shape shape,
        Span<T> destination,
        TorchGenerator generator,
        double gain = 1,
        int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        FillArguments.CheckDegree(maxDegreeOfParallelism);
        if (shape.Rank < 2)
        {
            throw ShapeException(shape, "have rank 2 or more");
        }

        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new ArgumentException(
                $"T must be float32 or float64 for an orthogonal matrix; received {NameOf<T>()}.", nameof(T));
        }

        if (destination.IsEmpty)
        {
            return;
        }

        generator.Fill(TorchDraw.Normal(0, 1), destination);
        if (typeof(T) == typeof(float))
        {
            Orthonormalize<float, T>(shape, (float)gain, maxDegreeOfParallelism, destination);
        }
        else
        {
            Orthonormalize<double, T>(shape, gain, maxDegreeOfParallelism, destination);
        }
    }

    /// <inheritdoc cref="Orthogonal{T}(Shape, Span{T}, TorchGenerator, double, int)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">The factor.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Orthogonal<T>(
        DenseTensor<T> tensor, TorchGenerator generator, double gain = 1, int maxDegreeOfParallelism = -1)
        where T : unmanaged
    {
        Orthogonal(tensor.Shape, tensor.Span, generator, gain, maxDegreeOfParallelism);
        return tensor;
    }

    /// <summary>Fills with normal values, and sets a fraction of each column to zero.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="shape">The shape: rank 2.</param>
    /// <param name="destination">Receives the values.</param>
    /// <param name="generator">Where the words of the normal values come from.</param>
    /// <param name="sparsity">
    /// The fraction: <c>ceil(sparsity rows)</c> elements of each column become zero, but no more than there are; below 0,
    /// all but so many do, as a Python slice has it.
    /// </param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="permutations">
    /// Where the permutations come from that choose the elements. PyTorch takes them from its default generator even if
    /// another one is given: pass that here then. If left out, they come from <paramref name="generator"/>.
    /// </param>
    /// <remarks>
    /// <para><b>Distribution.</b> As <c>Normal</c> with mean 0; then, column by column, a permutation of the rows as of
    /// <see cref="TorchGenerator.RandPerm"/>, whose first elements name the zeros.</para>
    /// <para><b>PyTorch.</b> <c>torch.nn.init.sparse_</c>.</para>
    /// <para><b>Source.</b> Martens, "Deep learning via Hessian-free optimization", ICML 2010.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The type is not floating; the shape has not rank 2 or another number of elements; sparsity is not finite, or std is
    /// below 0 or not a number.
    /// </exception>
    public static void Sparse<T>(
        Shape shape,
        Span<T> destination,
        TorchGenerator generator,
        double sparsity,
        double std = 0.01,
        TorchGenerator? permutations = null)
        where T : unmanaged
    {
        Check<T>(generator);
        CheckLength<T>(shape, destination);
        CheckStd(std);
        if (shape.Rank != 2)
        {
            throw ShapeException(shape, "have rank 2");
        }

        if (shape[0] > TorchGenerator.MostPermuted && shape[1] > 0)
        {
            throw ShapeException(
                shape, FormattableString.Invariant($"have at most {TorchGenerator.MostPermuted} rows to permute"));
        }

        if (!double.IsFinite(sparsity))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sparsity),
                sparsity,
                FormattableString.Invariant($"sparsity must be a finite number; received {sparsity}."));
        }

        generator.Fill(TorchDraw.Normal(0, std), destination);
        if (destination.IsEmpty)
        {
            return;
        }

        int rows = (int)shape[0];
        int columns = (int)shape[1];
        int[] rented = ArrayPool<int>.Shared.Rent(rows);
        Span<int> order = rented.AsSpan(0, rows);
        double zeros = Math.Ceiling(sparsity * rows);
        int count = (int)Math.Clamp(zeros < 0 ? rows + zeros : zeros, 0, rows);
        for (int column = 0; column < columns; column++)
        {
            (permutations ?? generator).RandPerm(order);
            foreach (int row in order[..count])
            {
                destination[(row * columns) + column] = default;
            }
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    /// <inheritdoc cref="Sparse{T}(Shape, Span{T}, TorchGenerator, double, double, TorchGenerator)"/>
    /// <param name="tensor">Receives the values.</param>
    /// <param name="generator">Where the words of the normal values come from.</param>
    /// <param name="sparsity">The fraction of zeros.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="permutations">Where the permutations come from.</param>
    /// <returns>The tensor.</returns>
    public static DenseTensor<T> Sparse<T>(
        DenseTensor<T> tensor,
        TorchGenerator generator,
        double sparsity,
        double std = 0.01,
        TorchGenerator? permutations = null)
        where T : unmanaged
    {
        Sparse(tensor.Shape, tensor.Span, generator, sparsity, std, permutations);
        return tensor;
    }

    private static unsafe void Orthonormalize<TWork, T>(Shape shape, TWork gain, int degree, Span<T> destination)
        where TWork : unmanaged, IBinaryFloatingPointIeee754<TWork>
        where T : unmanaged
    {
        long rows = shape[0];
        long columns = destination.Length / rows;
        bool isWide = rows < columns;
        QrShape matrix = new(Math.Max(rows, columns), Math.Min(rows, columns), isWide, IsSourceTransposed: isWide);
        fixed (T* pointer = destination)
        {
            QrFactorization.Orthonormalize(matrix, gain, degree, (TWork*)pointer);
        }
    }
}
