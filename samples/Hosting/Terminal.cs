using System;
using System.Globalization;
using System.IO;
using System.Text;
using Initializers.Samples.Messages;
using Spectre.Console;

namespace Initializers.Samples.Hosting;

/// <summary>The console: colours and progress bars in a terminal, plain lines in a file or a pipe.</summary>
public static class Terminal
{
    private const long ProgressBytes = 16 << 20;

    /// <summary>Makes a console over a writer.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="pipeWidth">A pipe has no width; this one keeps every table on single lines.</param>
    /// <returns>The console.</returns>
    public static IAnsiConsole Create(TextWriter output, int pipeWidth = 120)
    {
        bool isTerminal = output is ScreenWriter { IsTerminal: true };
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = new Output(output, isTerminal),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = pipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    /// <summary>Whether a progress bar can be shown.</summary>
    /// <param name="console">The console.</param>
    /// <returns>Whether it is a terminal that can move its cursor.</returns>
    public static bool ShowsProgress(IAnsiConsole console) =>
        console is { Profile: { Out.IsTerminal: true, Capabilities.Ansi: true } };

    /// <summary>Runs work that says how far it is, under a progress bar if one can be shown.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="console">The console.</param>
    /// <param name="title">What the work is.</param>
    /// <param name="total">How much it is.</param>
    /// <param name="isBytes">Whether that is bytes: few of them are done before a person has seen a bar.</param>
    /// <param name="work">The work; it is given what to call, from any thread, with each amount that is done.</param>
    /// <returns>What the work gives.</returns>
    public static T WithProgress<T>(
        IAnsiConsole console, string title, long total, bool isBytes, Func<Action<long>, T> work)
    {
        if (!ShowsProgress(console) || (isBytes && total < ProgressBytes))
        {
            return work(_ => { });
        }

        T result = default!;
        console.Progress()
            .Columns(
            [
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                .. (ProgressColumn[])(isBytes ? [new DownloadedColumn { Culture = CultureInfo.InvariantCulture }] : []),
                new ElapsedTimeColumn(),
            ])
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(OneLine.Of(title)), maxValue: Math.Max(total, 1));
                result = work(done => task.Increment(done));
                task.Value = task.MaxValue;
            });
        return result;
    }

    // Spectre.Console knows only .NET's own streams as terminals.
    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _inner = new(writer);

        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => _inner.Width;

        public int Height => _inner.Height;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
