using System;
using System.Globalization;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>Progress on the console.</summary>
internal static class Screen
{
    // Less than this is done before a person has seen a bar.
    private const long ProgressBytes = 16 << 20;

    /// <summary>Runs work that reports the bytes it has done, under a progress bar if there is a terminal.</summary>
    internal static T WithProgress<T>(IAnsiConsole console, string title, long totalBytes, Func<Action<long>, T> work)
    {
        if (totalBytes < ProgressBytes || !Terminal.ShowsProgress(console))
        {
            return work(_ => { });
        }

        T result = default!;
        console.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn { Culture = CultureInfo.InvariantCulture },
                new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(OneLine.Of(title)), maxValue: Math.Max(totalBytes, 1));
                result = work(bytes => task.Increment(bytes));
                task.Value = task.MaxValue;
            });
        return result;
    }
}
