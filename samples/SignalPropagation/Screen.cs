using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Lines around an experiment's tables.</summary>
internal static class Screen
{
    /// <summary>What an experiment is, above its tables.</summary>
    internal static void Heading(IAnsiConsole console, string title, string sentence)
    {
        console.MarkupLineInterpolated($"[bold]{title}[/]");
        console.MarkupLineInterpolated($"{sentence}");
    }

    /// <summary>What an experiment wrote, below its tables.</summary>
    internal static void Files(IAnsiConsole console, params string[] paths)
    {
        console.MarkupLineInterpolated($"[grey]{OneLine.Of(string.Join("  ", paths))}[/]");
        console.WriteLine();
    }
}
