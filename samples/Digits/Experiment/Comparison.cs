using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Initializers.Samples.Digits.Data;
using MathNet.Numerics;

namespace Initializers.Samples.Digits.Experiment;

/// <summary>Trains every net with every initializer and every seed.</summary>
/// <param name="Nets">The nets.</param>
/// <param name="Kernels">The initializers.</param>
/// <param name="Seeds">How many seeds: 1, 2, and so on. A seed fixes the first weights and the order of the images.</param>
/// <param name="Plan">How each is trained.</param>
internal sealed record Comparison(
    IReadOnlyList<NetShape> Nets, IReadOnlyList<KernelChoice> Kernels, int Seeds, TrainingPlan Plan)
{
    /// <summary>The number of trainings.</summary>
    internal int RunCount => Nets.Count * Kernels.Count * Seeds;

    /// <summary>Trains all, several at a time. The result does not depend on how many.</summary>
    /// <param name="digits">The data.</param>
    /// <param name="threads">The most trainings at a time; -1 for one per processor.</param>
    /// <param name="done">Called after each training, from any thread.</param>
    /// <param name="cancellation">Stops between two epochs.</param>
    /// <returns>One result per net and initializer, in the order of both lists.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    internal IReadOnlyList<Outcome> Run(
        DigitData digits, int threads = -1, Action? done = null, CancellationToken cancellation = default)
    {
        // The matrices are small: threads pay between trainings, not inside a product.
        Control.UseManaged();
        Control.UseSingleThread();
        TrainingRun[] runs = new TrainingRun[RunCount];

        // The largest net first, and one training at a time to whoever is free: the end then has no long wait.
        IEnumerable<int> order = Enumerable.Range(0, RunCount).OrderByDescending(i => NetOf(i).HiddenLayers);
        Parallel.ForEach(
            Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                int seed = (i % Seeds) + 1;
                runs[i] = Trainer.Train(NetOf(i).Build(KernelOf(i), seed), digits, Plan, seed, cancellation);
                done?.Invoke();
            });
        return
        [
            .. runs.Chunk(Seeds).Select(
                (ofOne, i) => new Outcome(KernelOf(i * Seeds), NetOf(i * Seeds), ofOne)),
        ];
    }

    private NetShape NetOf(int run) => Nets[run / Seeds / Kernels.Count];

    private KernelChoice KernelOf(int run) => Kernels[run / Seeds % Kernels.Count];
}
