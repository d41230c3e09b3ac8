using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Initializers.Samples.Digits.Data;
using Initializers.Samples.Digits.Experiment;
using Initializers.Samples.Digits.Report;
using Spectre.Console;

namespace Initializers.Samples.Digits;

/// <summary>Trains, prints the table and writes the pictures.</summary>
internal static class CompareCommand
{
    internal static int Run(
        Comparison comparison, string folder, int threads, IAnsiConsole console, CancellationToken cancellation)
    {
        // A folder that cannot be made should not cost a training.
        Folders.Create(folder);
        DigitData digits = DigitFile.Read();
        TrainingPlan plan = comparison.Plan;
        console.MarkupLineInterpolated(
            $"[bold]{digits.Train.Count}[/] digits to learn from, [bold]{digits.Test.Count}[/] to be tested on.");
        console.WriteLine(FormattableString.Invariant(
            $"SGD: rate {plan.Rate}, momentum {plan.Momentum}, batches of {plan.BatchSize}, epochs: {plan.Epochs}."));
        IReadOnlyList<Outcome> outcomes = Terminal.WithProgress(
            console,
            $"{comparison.RunCount} trainings",
            comparison.RunCount,
            isBytes: false,
            done => comparison.Run(digits, threads, () => done(1), cancellation));
        AccuracyTable.Write(console, comparison, outcomes);
        foreach ((string name, Action<string> save) in ((string, Action<string>)[])[
            ("loss.png", LossPicture.Draw(comparison, outcomes).Save),
            ("accuracy.png", AccuracyPicture.Draw(comparison, outcomes).Save)])
        {
            string path = Path.Combine(folder, name);
            save(path);
            console.WriteLine(OneLine.Of(path));
        }

        return ExitCode.Success;
    }
}
