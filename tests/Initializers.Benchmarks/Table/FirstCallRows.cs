using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Reflection;

namespace Initializers.Benchmarks.Table;

/// <summary>The first call in fresh processes, one after the other.</summary>
internal static class FirstCallRows
{
    private const int Runs = 5;

    internal static void Measure(Action<string> writeLine, TableOptions options)
    {
        if (!options.Includes("first call"))
        {
            return;
        }

        MarkdownTable table = new(
            writeLine, "First call in a fresh process, milliseconds", "Call", "best of 5", "median");
        Add(table, "`new GlorotUniform(seed: 42).Initialize([784, 256])`", FirstCall.Ours);
        Add(table, "libtorch `xavier_uniform_(empty(784, 256))`, loading included", FirstCall.Libtorch);
        Add(table, "MathNet `Normal.Samples` of 784 x 256", FirstCall.MathNet);
    }

    private static void Add(MarkdownTable table, string name, string peer)
    {
        List<double> times = [];
        for (int run = 0; run < Runs; run++)
        {
            if (Spawn(peer) is { } milliseconds)
            {
                times.Add(milliseconds);
            }
        }

        times.Sort();
        table.Add(
            name,
            MarkdownTable.Number(times.Count > 0 ? times[0] : double.NaN),
            MarkdownTable.Number(times.Count > 0 ? times[times.Count / 2] : double.NaN));
    }

    private static double? Spawn(string peer)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        start.ArgumentList.Add("first-call");
        start.ArgumentList.Add(peer);
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(output, CultureInfo.InvariantCulture, out double value) ? value : null;
    }
}
