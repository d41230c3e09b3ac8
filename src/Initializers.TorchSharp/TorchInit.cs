using System;
using Initializers.PyTorch;
using static TorchSharp.torch;

namespace Initializers.Torch;

/// <summary>
/// The functions of <c>torch.nn.init</c> for tensors of TorchSharp, with PyTorch 2.13's values: what
/// <c>TorchSharp.torch.nn.init</c> should do.
/// </summary>
/// <remarks>
/// <para><b>Values.</b> Those of <see cref="Init"/>, in float32, float64, float16 and bfloat16, whatever the device. TorchSharp
/// 0.107 ignores its <c>generator</c> arguments, fills with a constant in <c>trunc_normal_</c>, with uniform values in
/// <c>xavier_normal_</c>, and draws <c>orthogonal_</c> in float32 always.</para>
/// <para><b>Order.</b> Where a tensor is not contiguous, PyTorch draws <c>uniform_</c>, <c>normal_</c>, <c>xavier_*</c> and
/// <c>kaiming_*</c> in the order of its memory; so do these. <see cref="TruncNormal"/>, <see cref="Orthogonal"/> and
/// <see cref="Sparse"/> give the values of a contiguous tensor.</para>
/// <para><b>Memory.</b> As <see cref="TensorExtensions.Initialize"/>, but a tensor that is not contiguous or on another device
/// is made in one piece; at most 2^31 - 1 elements. Each function returns the tensor.</para>
/// </remarks>
/// <example>
/// <code>
/// TorchGenerator generator = new(42);            // torch.manual_seed(42)
/// TorchInit.TruncNormal(model.head.weight, generator, std: 0.02);
/// TorchInit.KaimingNormal(model.conv1.weight, generator, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu);
/// </code>
/// </example>
public static partial class TorchInit
{
    /// <summary>Fills with uniform values of [a, b): <c>uniform_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="a">The lower end, which can occur.</param>
    /// <param name="b">The upper end, which does not occur.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Uniform</c>; or elements of the tensor share a place.</exception>
    public static T Uniform<T>(T tensor, TorchGenerator generator, double a = 0, double b = 1)
        where T : Tensor => InOrderOfMemory(tensor, new UniformFill(generator, a, b));

    /// <summary>Fills with normal values: <c>normal_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation, 0 or more.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Normal</c>; or elements of the tensor share a place.</exception>
    public static T Normal<T>(T tensor, TorchGenerator generator, double mean = 0, double std = 1)
        where T : Tensor => InOrderOfMemory(tensor, new NormalFill(generator, mean, std, IsContiguous(tensor)));

    /// <summary>Fills with normal values that all lie in [a, b]: <c>trunc_normal_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="mean">The mean before the cut.</param>
    /// <param name="std">The standard deviation before the cut; positive.</param>
    /// <param name="a">The least value; absolute, not in units of std.</param>
    /// <param name="b">The largest value.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.TruncNormal</c>; or elements of the tensor share a place.</exception>
    public static T TruncNormal<T>(
        T tensor, TorchGenerator generator, double mean = 0, double std = 1, double a = -2, double b = 2)
        where T : Tensor => InRowMajorOrder(tensor, new TruncNormalFill(generator, mean, std, a, b));

    /// <summary>Fills with one value: <c>constant_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="val">The value; rounded to the type.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Constant</c>; or elements of the tensor share a place.</exception>
    public static T Constant<T>(T tensor, double val)
        where T : Tensor => InRowMajorOrder(tensor, new ConstantFill(val));

    /// <summary>Fills with ones: <c>ones_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">The type is not floating, or elements of the tensor share a place.</exception>
    public static T Ones<T>(T tensor)
        where T : Tensor => Constant(tensor, 1);

    /// <summary>Fills with zeros: <c>zeros_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">The type is not floating, or elements of the tensor share a place.</exception>
    public static T Zeros<T>(T tensor)
        where T : Tensor => Constant(tensor, 0);

    /// <summary>Fills with the identity matrix: <c>eye_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Eye</c>; or elements of the tensor share a place.</exception>
    public static T Eye<T>(T tensor)
        where T : Tensor => InRowMajorOrder(tensor, default(EyeFill));

    /// <summary>Fills a convolution's weight so that it copies its input channels: <c>dirac_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor <c>(out, in, k1, ...)</c>: rank 3 to 5.</param>
    /// <param name="groups">Groups of output channels that each copy the input; they divide the first size.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Dirac</c>; or elements of the tensor share a place.</exception>
    public static T Dirac<T>(T tensor, int groups = 1)
        where T : Tensor => InRowMajorOrder(tensor, new DiracFill(groups));

    /// <summary>Fills with a random orthogonal matrix, times a gain: <c>orthogonal_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2 or more, float32 or float64.</param>
    /// <param name="generator">Where the words come from.</param>
    /// <param name="gain">The factor.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for all processors.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Orthogonal</c>; or elements of the tensor share a place.</exception>
    public static T Orthogonal<T>(T tensor, TorchGenerator generator, double gain = 1, int maxDegreeOfParallelism = -1)
        where T : Tensor => InRowMajorOrder(tensor, new OrthogonalFill(generator, gain, maxDegreeOfParallelism));

    /// <summary>Fills with normal values, and sets a fraction of each column to zero: <c>sparse_</c>.</summary>
    /// <typeparam name="T">The tensor's class.</typeparam>
    /// <param name="tensor">The tensor: rank 2.</param>
    /// <param name="generator">Where the words of the normal values come from.</param>
    /// <param name="sparsity">The fraction of zeros in each column.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="permutations">Where the permutations come from; see <c>Init.Sparse</c>.</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ArgumentException">As <c>Init.Sparse</c>; or elements of the tensor share a place.</exception>
    public static T Sparse<T>(
        T tensor, TorchGenerator generator, double sparsity, double std = 0.01, TorchGenerator? permutations = null)
        where T : Tensor => InRowMajorOrder(tensor, new SparseFill(generator, sparsity, std, permutations));

    private static bool IsContiguous(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.is_contiguous();
    }

    private static T InRowMajorOrder<T, TFill>(T tensor, TFill fill)
        where T : Tensor
        where TFill : ITensorFill
    {
        ArgumentNullException.ThrowIfNull(tensor);
        TensorMemory.Write(tensor, TensorMemory.ShapeOf(tensor), fill);
        return tensor;
    }

    // The shape, from which fans come, stays that of the tensor; only the order of the places is that of its memory.
    private static T InOrderOfMemory<T, TFill>(T tensor, TFill fill)
        where T : Tensor
        where TFill : ITensorFill
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using IDisposable noGradient = no_grad();
        using Tensor ordered = tensor.permute(
            Array.ConvertAll(Strides.Descending(tensor.stride()), static axis => (long)axis));
        TensorMemory.Write(ordered, TensorMemory.ShapeOf(tensor), fill);
        return tensor;
    }
}
