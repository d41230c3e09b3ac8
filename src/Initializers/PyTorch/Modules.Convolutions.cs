using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Convolutions.</content>
public sealed partial class Modules<T>
{
    /// <summary>A convolution over one axis: <c>weight (out, in / groups, k)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>
    /// The weight is that of <c>Init.KaimingUniform</c> with <c>a = sqrt(5)</c>, the bias uniform on
    /// <c>[-1/sqrt(fanIn), 1/sqrt(fanIn))</c> with the weight's fan-in, <c>in / groups k</c>. <b>PyTorch.</b>
    /// <c>torch.nn.Conv1d</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A number of channels or a size is negative, groups is not positive or does not divide the channels.
    /// </exception>
    public StateDict<T> Conv1d(long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize], groups, bias, isTransposed: false);

    /// <summary>A convolution over two axes: <c>weight (out, in / groups, k1, k2)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on both axes.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>As <see cref="Conv1d"/>. <b>PyTorch.</b> <c>torch.nn.Conv2d</c>.</remarks>
    /// <inheritdoc cref="Conv1d" path="/exception"/>
    public StateDict<T> Conv2d(long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize, kernelSize], groups, bias, isTransposed: false);

    /// <inheritdoc cref="Conv2d(long, long, long, long, bool)"/>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on each axis.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public StateDict<T> Conv2d(long inChannels, long outChannels, Shape kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, OfRank(kernelSize, 2), groups, bias, isTransposed: false);

    /// <summary>A convolution over three axes: <c>weight (out, in / groups, k1, k2, k3)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on all axes.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>As <see cref="Conv1d"/>. <b>PyTorch.</b> <c>torch.nn.Conv3d</c>.</remarks>
    /// <inheritdoc cref="Conv1d" path="/exception"/>
    public StateDict<T> Conv3d(long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize, kernelSize, kernelSize], groups, bias, isTransposed: false);

    /// <inheritdoc cref="Conv3d(long, long, long, long, bool)"/>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on each axis.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public StateDict<T> Conv3d(long inChannels, long outChannels, Shape kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, OfRank(kernelSize, 3), groups, bias, isTransposed: false);

    /// <summary>A transposed convolution over one axis: <c>weight (in, out / groups, k)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>
    /// As <see cref="Conv1d"/>; the weight's fan-in is <c>out / groups k</c>. <b>PyTorch.</b>
    /// <c>torch.nn.ConvTranspose1d</c>.
    /// </remarks>
    /// <inheritdoc cref="Conv1d" path="/exception"/>
    public StateDict<T> ConvTranspose1d(
        long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize], groups, bias, isTransposed: true);

    /// <summary>A transposed convolution over two axes: <c>weight (in, out / groups, k1, k2)</c>, <c>bias (out,)</c>.</summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on both axes.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>As <see cref="ConvTranspose1d"/>. <b>PyTorch.</b> <c>torch.nn.ConvTranspose2d</c>.</remarks>
    /// <inheritdoc cref="Conv1d" path="/exception"/>
    public StateDict<T> ConvTranspose2d(
        long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize, kernelSize], groups, bias, isTransposed: true);

    /// <inheritdoc cref="ConvTranspose2d(long, long, long, long, bool)"/>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on each axis.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public StateDict<T> ConvTranspose2d(
        long inChannels, long outChannels, Shape kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, OfRank(kernelSize, 2), groups, bias, isTransposed: true);

    /// <summary>
    /// A transposed convolution over three axes: <c>weight (in, out / groups, k1, k2, k3)</c>, <c>bias (out,)</c>.
    /// </summary>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on all axes.</param>
    /// <param name="groups">Groups of channels; divides both numbers of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks>As <see cref="ConvTranspose1d"/>. <b>PyTorch.</b> <c>torch.nn.ConvTranspose3d</c>.</remarks>
    /// <inheritdoc cref="Conv1d" path="/exception"/>
    public StateDict<T> ConvTranspose3d(
        long inChannels, long outChannels, long kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, [kernelSize, kernelSize, kernelSize], groups, bias, isTransposed: true);

    /// <inheritdoc cref="ConvTranspose3d(long, long, long, long, bool)"/>
    /// <param name="inChannels">The input channels.</param>
    /// <param name="outChannels">The output channels.</param>
    /// <param name="kernelSize">The size of the kernel on each axis.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public StateDict<T> ConvTranspose3d(
        long inChannels, long outChannels, Shape kernelSize, long groups = 1, bool bias = true) =>
        Conv(inChannels, outChannels, OfRank(kernelSize, 3), groups, bias, isTransposed: true);

    private StateDict<T> Conv(
        long inChannels, long outChannels, Shape kernelSize, long groups, bool bias, bool isTransposed)
    {
        RequireNotNegative(inChannels, nameof(inChannels));
        RequireNotNegative(outChannels, nameof(outChannels));
        RequirePositive(groups, nameof(groups));
        Require(inChannels, nameof(inChannels), inChannels % groups == 0, $"a multiple of the {groups} groups");
        Require(outChannels, nameof(outChannels), outChannels % groups == 0, $"a multiple of the {groups} groups");
        Shape shape = isTransposed
            ? [inChannels, outChannels / groups, .. kernelSize.ToArray()]
            : [outChannels, inChannels / groups, .. kernelSize.ToArray()];
        StateDict<T> module = new() { ["weight"] = Init.KaimingUniform(New(shape), Generator, Sqrt5) };
        if (bias)
        {
            // Without inputs PyTorch draws no bias.
            long fanIn = (long)Init.FansOf(shape).In;
            module["bias"] = fanIn > 0 ? WithinRoot(New([outChannels]), fanIn) : New([outChannels]);
        }

        return module;
    }

    private static Shape OfRank(Shape kernelSize, int rank) => kernelSize.Rank == rank
        ? kernelSize
        : throw new ArgumentException(
            FormattableString.Invariant($"kernelSize must have {rank} sizes; received {kernelSize}."),
            nameof(kernelSize));
}
