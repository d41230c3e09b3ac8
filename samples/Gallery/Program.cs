using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Initializers.Samples.Gallery;

/// <summary>Draws every initializer of Keras beside what theory says about it.</summary>
internal static class Program
{
    // Ctrl-C asks the work to stop between two pictures.
    private static int Main(string[] args) =>
        ProgramHost.Run((output, error, cancellation) => Run(args, output, error, cancellation));

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        ProgramHost.Invoke(
            () => CommandLine.Parse(args, Terminal.Create(output, pipeWidth: 140), cancellation),
            output,
            error,
            "Interrupted; the pictures made so far are complete.");
}
