using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Initializers.Samples.Initialize;

/// <summary>Shows what the package does, fills single tensors, and fills whole models.</summary>
internal static class Program
{
    // Ctrl-C asks the work to stop between two chunks; it then cleans up behind itself and says so.
    private static int Main(string[] args) =>
        ProgramHost.Run((output, error, cancellation) => Run(args, output, error, cancellation));

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        ProgramHost.Invoke(
            () => CommandLine.Parse(args, output, cancellation),
            output,
            error,
            "Interrupted; no file was left behind.");
}
