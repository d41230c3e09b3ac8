using System.IO;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>The console: colours in a terminal, plain lines in a file or a pipe.</summary>
internal static class Screen
{
    // A pipe has no width; this one keeps the table on single lines.
    private const int PipeWidth = 140;

    internal static IAnsiConsole Create(TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!target.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
