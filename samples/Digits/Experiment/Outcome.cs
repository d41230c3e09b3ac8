using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.Digits.Data;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>One initializer on one net: a run for each seed.</summary>
internal sealed record Outcome(KernelChoice Kernel, NetShape Net, IReadOnlyList<TrainingRun> Runs)
{
    /// <summary>The loss of a net that gives every digit the same probability: ln 10.</summary>
    internal static readonly double Guess = Math.Log(DigitFile.Classes);

    internal double MeanAccuracy => Runs.Average(run => run.Accuracy);

    internal double LowestAccuracy => Runs.Min(run => run.Accuracy);

    internal double HighestAccuracy => Runs.Max(run => run.Accuracy);

    /// <summary>How many runs outgrew what a single can hold.</summary>
    internal int DivergedCount => Runs.Count(run => run.Diverged);

    /// <summary>Whether most runs ended where a guess is: as if there had been no training.</summary>
    internal bool IsStuck => double.IsFinite(LastLoss) && LastLoss > 0.99 * Guess;

    /// <summary>The median loss in the last epoch.</summary>
    internal double LastLoss => MedianLoss(Runs[0].Losses.Count - 1);

    /// <summary>The losses of all runs after an epoch, the lowest first; those that are not finite come last.</summary>
    internal IReadOnlyList<double> LossesAfter(int epoch) =>
    [
        .. Runs.Select(run => run.Losses[epoch])
            .Select(loss => double.IsFinite(loss) ? loss : double.PositiveInfinity)
            .Order(),
    ];

    /// <summary>The middle one of <see cref="LossesAfter"/>; of two middle ones the higher.</summary>
    internal double MedianLoss(int epoch) => LossesAfter(epoch)[Runs.Count / 2];
}
