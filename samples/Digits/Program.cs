using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Initializers.Samples.Digits;

/// <summary>Trains nets on hand-written digits, once per initializer and seed, and shows what came of it.</summary>
internal static class Program
{
    // Ctrl-C asks the trainings to stop between two epochs.
    private static int Main(string[] args) =>
        ProgramHost.Run((output, error, cancellation) => Run(args, output, error, cancellation));

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        ProgramHost.Invoke(
            () => CommandLine.Parse(args, Terminal.Create(output), cancellation),
            output,
            error,
            "Interrupted; no picture was written.");
}
