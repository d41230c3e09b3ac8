using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using Initializers.Benchmarks.Peers;

namespace Initializers.Benchmarks.Table;

/// <summary>The one-run program behind every figure that the project states.</summary>
internal static class Comparison
{
    // Whole lines: the marks may be spoken of in the text around them.
    private const string OpeningMark = "\n<!-- table -->\n";
    private const string ClosingMark = "\n<!-- /table -->\n";

    internal static void Run(TableOptions options)
    {
        StringBuilder text = new();
        void WriteLine(string line)
        {
            Console.Out.WriteLine(line);
            text.Append(line).Append('\n');
        }

        long start = Stopwatch.GetTimestamp();
        using PythonPeer python = new();
        Machine.Describe(WriteLine, python);
        FirstCallRows.Measure(WriteLine, options);
        FillRows.Measure(WriteLine, options);
        OrthogonalRows.Measure(WriteLine, options);
        ModelRows.Measure(WriteLine, options);
        BackendRows.Measure(WriteLine, options, python);
        PartRows.Measure(WriteLine, options);
        Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s in all");
        if (options.Output is not null)
        {
            File.WriteAllText(options.Output, Insert(options.Output, text.ToString()));
        }
    }

    /// <summary>The text alone, or the file's with the text between its marks.</summary>
    private static string Insert(string path, string text)
    {
        string old = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        int from = old.IndexOf(OpeningMark, StringComparison.Ordinal);
        int to = old.IndexOf(ClosingMark, StringComparison.Ordinal);
        return from < 0 || to < from ? text : $"{old[..(from + OpeningMark.Length)]}{text}{old[to..]}";
    }
}
