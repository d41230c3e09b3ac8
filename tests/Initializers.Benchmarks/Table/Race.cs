using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Initializers.Benchmarks.Table;

/// <summary>Times contenders in turn, round after round, so that a noisy machine treats all alike.</summary>
internal static class Race
{
    private const int MaxRounds = 200;

    /// <summary>Runs the contenders that are there; each then holds its best time.</summary>
    internal static void Run(TimeSpan budget, params IEnumerable<Contender?> entries)
    {
        List<Contender> contenders = [.. entries.OfType<Contender>()];
        foreach (Contender contender in contenders)
        {
            Settle();
            contender.WarmUp();
        }

        // A slow peer leaves the race when it has had its share and a second chance.
        double share = budget.TotalSeconds / contenders.Count;
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < MaxRounds && (round < 2 || Stopwatch.GetElapsedTime(start) < budget); round++)
        {
            foreach (Contender contender in contenders)
            {
                if (contender.TotalSeconds < share || round < (contender.TotalSeconds < 1.0 ? 2 : 1))
                {
                    Settle();
                    contender.Sample();
                }
            }
        }
    }

    // The last contender's threads may still be waiting for work by spinning.
    private static void Settle() => Thread.Sleep(2);
}
