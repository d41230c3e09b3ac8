using System.IO;
using System.Text;
using Spectre.Console;

namespace Initializers.Samples.Hosting;

/// <summary>The console: colours and progress bars in a terminal, plain lines in a file or a pipe.</summary>
public static class Terminal
{
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
