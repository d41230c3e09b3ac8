using System;
using Initializers.Tensors;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>Fills tensors of TorchSharp with the initializers of this library.</summary>
public static class TensorExtensions
{
    /// <summary>Fills a tensor in place.</summary>
    /// <typeparam name="T">The tensor's class: <see cref="Tensor"/> or a parameter.</typeparam>
    /// <param name="tensor">
    /// The tensor: float32, float64, float16 or bfloat16, on any device, contiguous or not, a parameter or not.
    /// </param>
    /// <param name="initializer">What fills it.</param>
    /// <param name="layout">
    /// How the axes stand: PyTorch's <c>[out, in, k...]</c>, or <see cref="KernelLayout.InOut"/> for the kernel of a transposed
    /// convolution. <see cref="KernelLayout.Keras"/> takes the axes as they are.
    /// </param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The tensor.</returns>
    /// <remarks>
    /// <para><b>Values.</b> Those of <see cref="InitializerExtensions.InLayout"/>: the numbers that Keras gives the same layer,
    /// each in the place where PyTorch has it.</para>
    /// <para><b>Memory.</b> On the processor a contiguous tensor is written where it lies. Any other is made there in slabs of
    /// at most 2^24 elements (or one row) and copied. Nothing is left behind, no gradient is recorded, and
    /// <c>requires_grad</c> stays.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var fc = torch.nn.Linear(784, 100);
    /// fc.weight.Initialize(new HeNormal(seed: 7));   // fan-in 784
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">
    /// The type is another one or none of the initializer's; elements share a place, as after <c>expand</c>; or the
    /// initializer cannot fill this shape.
    /// </exception>
    public static T Initialize<T>(
        this T tensor,
        Initializer initializer,
        KernelLayout layout = KernelLayout.OutIn,
        int maxDegreeOfParallelism = -1)
        where T : Tensor
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(initializer);
        Write(tensor, LaidOut(initializer, layout, tensor.shape.Length), maxDegreeOfParallelism);
        return tensor;
    }

    /// <summary>The initializer for memory in a layout; vectors have none.</summary>
    internal static Initializer LaidOut(Initializer initializer, KernelLayout layout, int rank) =>
        rank < 2 || layout == KernelLayout.Keras || initializer is LayoutInitializer
            ? initializer
            : initializer.InLayout(layout);

    internal static void Write(Tensor tensor, Initializer initializer, int maxDegreeOfParallelism) =>
        TensorMemory.Write(
            tensor, TensorMemory.ShapeOf(tensor), new InitializerFill(initializer.Freeze(), maxDegreeOfParallelism));

    private readonly struct InitializerFill(Initializer initializer, int degree) : ITensorFill
    {
        public bool TakesRuns => true;

        public void Fill<T>(Shape shape, long start, Span<T> run)
            where T : unmanaged
        {
            if (run.Length == shape.ElementCount)
            {
                initializer.Fill(shape, run, degree);
            }
            else
            {
                initializer.Fill(shape, start, run, degree);
            }
        }
    }
}
