using System;
using System.Globalization;
using System.IO;
using Spectre.Console;

namespace Initializers.Samples.Initialize;

/// <summary>The console: colours and a progress bar in a terminal, plain lines in a file or a pipe.</summary>
internal static class Screen
{
    // A pipe has no width; this one keeps every table on single lines.
    private const int PipeWidth = 120;

    // Less than this is done before a person has seen a bar.
    private const long ProgressBytes = 16 << 20;

    internal static IAnsiConsole Create(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        bool isTerminal = target.IsTerminal;
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = target,
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    /// <summary>Runs work that reports the bytes it has done, under a progress bar if there is a terminal.</summary>
    internal static T WithProgress<T>(IAnsiConsole console, string title, long totalBytes, Func<Action<long>, T> work)
    {
        if (totalBytes < ProgressBytes
            || !console.Profile.Out.IsTerminal
            || !console.Profile.Capabilities.Ansi)
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
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(totalBytes, 1));
                result = work(bytes => task.Increment(bytes));
                task.Value = task.MaxValue;
            });
        return result;
    }
}
