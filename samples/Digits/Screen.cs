using System;
using System.IO;
using Spectre.Console;

namespace Initializers.Samples.Digits;

/// <summary>The console: colours and a progress bar in a terminal, plain lines in a file or a pipe.</summary>
internal static class Screen
{
    // A pipe has no width; this one keeps every table on single lines.
    private const int PipeWidth = 120;

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

    /// <summary>Runs work that says when each of its steps is done, under a progress bar if there is a terminal.</summary>
    internal static T WithProgress<T>(IAnsiConsole console, string title, int steps, Func<Action, T> work)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Ansi)
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
