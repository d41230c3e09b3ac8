using System.IO;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>The console: colours in a terminal, plain lines in a file or a pipe.</summary>
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
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    /// <summary>What an experiment is, above its tables.</summary>
    internal static void Heading(IAnsiConsole console, string title, string sentence)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        console.MarkupLineInterpolated($"{sentence}");
    }

    /// <summary>What an experiment wrote, below its tables.</summary>
    internal static void Files(IAnsiConsole console, params string[] paths)
    {
        console.MarkupLineInterpolated($"[grey]{string.Join("  ", paths)}[/]");
        console.WriteLine();
    }
}
