using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>One initializer on one net: a run for each seed.</summary>
internal sealed record Outcome(KernelChoice Kernel, NetShape Net, IReadOnlyList<TrainingRun> Runs)
{
    internal double MeanAccuracy => Runs.Average(run => run.Accuracy);

    internal double LowestAccuracy => Runs.Min(run => run.Accuracy);

    internal double HighestAccuracy => Runs.Max(run => run.Accuracy);

    internal int DivergedCount => Runs.Count(run => run.Diverged);

    /// <summary>The losses of all runs after an epoch, the lowest first; those that are not finite come last.</summary>
    internal IReadOnlyList<double> LossesAfter(int epoch) =>
    [
        .. Runs.Select(run => run.Losses[epoch])
            .Select(loss => double.IsFinite(loss) ? loss : double.PositiveInfinity)
            .Order(),
    ];

    /// <summary>The middle one of <see cref="LossesAfter"/>.</summary>
    internal double MedianLoss(int epoch) => LossesAfter(epoch)[Runs.Count / 2];
}
