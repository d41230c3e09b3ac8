using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>What every command needs of the process around it.</summary>
/// <param name="Output">Where results go, line by line; that one cannot be written is an error.</param>
/// <param name="Error">Where notes go that are no results, if they can be written.</param>
/// <param name="Environment">Gives the value of an environment variable, or null.</param>
/// <param name="Cancellation">Asks the work to stop between two chunks.</param>
internal sealed record Session(
    TextWriter Output,
    TextWriter Error,
    Func<string, string?> Environment,
    CancellationToken Cancellation)
{
    private const double BytesPerMebibyte = 1 << 20;

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Where notes go that are no results, if they can be written.</summary>
    internal TextWriter Error { get; } = new MessageWriter(Error);

    /// <summary>Whether a person watches the output.</summary>
    internal bool IsTerminal => Output is ScreenWriter { IsTerminal: true };

    /// <summary>For commands whose result is not what they print.</summary>
    internal Session WithOutputAsMessages() => this with { Output = new MessageWriter(Output) };

    /// <summary>The end of a process's report: the time it took and the most memory it held at once.</summary>
    /// <remarks>
    /// The peak is the working set that the operating system has counted, and the processor time is that of all threads
    /// since the process began: the runtime and its libraries included.
    /// </remarks>
    internal string TimeAndMemory()
    {
        using var process = Process.GetCurrentProcess();
        double seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        double processor = process.TotalProcessorTime.TotalSeconds;
        double peak = process.PeakWorkingSet64 / BytesPerMebibyte;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds:0.00} s ({processor:0.00} s of processor time), peak memory {peak:0} MiB");
    }

    /// <summary>The first process names the weights that a plan leaves out, and why.</summary>
    internal void SayLeftOut(Plan plan, ProcessGroup group)
    {
        foreach (string line in group.Rank == 0 ? plan.DescribeLeftOut() : [])
        {
            Say(Error, group, line);
        }
    }

    /// <summary>Writes one line about a process in one piece, so that lines of different ones do not mix.</summary>
    internal static void Say(TextWriter writer, ProcessGroup group, string text) =>
        writer.Write($"{group}: {OneLine.Of(text)}{System.Environment.NewLine}");
}
