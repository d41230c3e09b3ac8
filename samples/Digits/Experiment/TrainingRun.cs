using System.Collections.Generic;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>What one training of one net gave.</summary>
/// <param name="Losses">
/// The loss on all training images before the first step, then the mean over the batches of each epoch. Not a number
/// from the epoch on in which it stopped being finite.
/// </param>
/// <param name="Accuracy">The share of the test images that the trained net names rightly.</param>
internal sealed record TrainingRun(IReadOnlyList<double> Losses, double Accuracy)
{
    /// <summary>Whether the weights outgrew what a single can hold.</summary>
    internal bool Diverged => !double.IsFinite(Losses[^1]);
}
