using Initializers.Tensors;

namespace Initializers.PyTorch;

/// <content>Norms and activations, whose weights start as constants: they use no words.</content>
public sealed partial class Modules<T>
{
    /// <summary>Normalization over the last axes: <c>weight</c> of ones and <c>bias</c> of zeros, of these axes' shape.</summary>
    /// <param name="normalizedShape">The shape of these axes, <c>[512]</c> for example.</param>
    /// <param name="elementwiseAffine">Whether there are weights at all.</param>
    /// <param name="bias">Whether there is a bias.</param>
    /// <returns>The weights.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.LayerNorm</c>.</remarks>
    public StateDict<T> LayerNorm(Shape normalizedShape, bool elementwiseAffine = true, bool bias = true) =>
        Affine(normalizedShape, elementwiseAffine, elementwiseAffine && bias);

    /// <summary>Normalization by the root mean square over the last axes: <c>weight</c> of ones.</summary>
    /// <param name="normalizedShape">The shape of these axes.</param>
    /// <param name="elementwiseAffine">Whether there is a weight.</param>
    /// <returns>The weight.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.RMSNorm</c>.</remarks>
    public StateDict<T> RMSNorm(Shape normalizedShape, bool elementwiseAffine = true) =>
        Affine(normalizedShape, elementwiseAffine, hasBias: false);

    /// <summary>Normalization over groups of channels: <c>weight (c,)</c> of ones, <c>bias (c,)</c> of zeros.</summary>
    /// <param name="numGroups">The groups; divides the channels.</param>
    /// <param name="numChannels">The channels.</param>
    /// <param name="affine">Whether there are weights.</param>
    /// <returns>The weights.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.GroupNorm</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The groups are not positive, the channels negative or no multiple of the groups.
    /// </exception>
    public StateDict<T> GroupNorm(long numGroups, long numChannels, bool affine = true)
    {
        RequirePositive(numGroups, nameof(numGroups));
        RequireNotNegative(numChannels, nameof(numChannels));
        Require(numChannels, nameof(numChannels), numChannels % numGroups == 0, $"a multiple of the {numGroups} groups");
        return Affine([numChannels], affine, affine);
    }

    /// <summary>
    /// Normalization over a batch, for any number of axes: <c>weight</c> of ones, <c>bias</c> of zeros,
    /// <c>running_mean</c> of zeros and <c>running_var</c> of ones.
    /// </summary>
    /// <param name="numFeatures">The channels.</param>
    /// <param name="affine">Whether there are weights.</param>
    /// <param name="trackRunningStats">Whether there are running statistics, which are buffers, not parameters.</param>
    /// <returns>The weights and buffers, without the integer <c>num_batches_tracked</c>.</returns>
    /// <remarks>
    /// <b>PyTorch.</b> <c>torch.nn.BatchNorm1d</c>, <c>2d</c>, <c>3d</c>, <c>torch.nn.SyncBatchNorm</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The channels are negative.</exception>
    public StateDict<T> BatchNorm(long numFeatures, bool affine = true, bool trackRunningStats = true)
    {
        RequireNotNegative(numFeatures, nameof(numFeatures));
        StateDict<T> module = Affine([numFeatures], affine, affine);
        if (trackRunningStats)
        {
            module["running_mean"] = New([numFeatures]);
            module["running_var"] = Init.Ones(New([numFeatures]));
        }

        return module;
    }

    /// <summary>Normalization over each instance: as <see cref="BatchNorm"/>, by default without anything.</summary>
    /// <param name="numFeatures">The channels.</param>
    /// <param name="affine">Whether there are weights.</param>
    /// <param name="trackRunningStats">Whether there are running statistics.</param>
    /// <returns>The weights and buffers.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.InstanceNorm1d</c>, <c>2d</c>, <c>3d</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The channels are negative.</exception>
    public StateDict<T> InstanceNorm(long numFeatures, bool affine = false, bool trackRunningStats = false) =>
        BatchNorm(numFeatures, affine, trackRunningStats);

    /// <summary>A leaky ReLU whose slopes are learned: <c>weight</c>.</summary>
    /// <param name="numParameters">The number of slopes: 1, or that of the channels.</param>
    /// <param name="init">What they start with.</param>
    /// <returns>The weight.</returns>
    /// <remarks><b>PyTorch.</b> <c>torch.nn.PReLU</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The number is negative, or the start is beyond the range of the type.
    /// </exception>
    public StateDict<T> PReLU(long numParameters = 1, double init = 0.25)
    {
        RequireNotNegative(numParameters, nameof(numParameters));
        return new() { ["weight"] = Init.Constant(New([numParameters]), init) };
    }

    private static StateDict<T> Affine(Shape shape, bool hasWeight, bool hasBias)
    {
        StateDict<T> module = [];
        if (hasWeight)
        {
            module["weight"] = Init.Ones(New(shape));
        }

        if (hasBias)
        {
            module["bias"] = New(shape);
        }

        return module;
    }
}
