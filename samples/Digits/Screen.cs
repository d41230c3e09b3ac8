using System;
using Spectre.Console;

namespace Initializers.Samples.Digits;

/// <summary>Progress on the console.</summary>
internal static class Screen
{
    /// <summary>Runs work that says when each of its steps is done, under a progress bar if there is a terminal.</summary>
    internal static T WithProgress<T>(IAnsiConsole console, string title, int steps, Func<Action, T> work)
    {
        if (!Terminal.ShowsProgress(console))
        {
            return work(() => { });
        }

        T result = default!;
        console.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: steps);
                result = work(() => task.Increment(1));
            });
        return result;
    }
}
