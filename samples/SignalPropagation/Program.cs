using System.Collections.Generic;
using System.IO;
using System.Threading;
using MathNet.Numerics;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Three papers on initialization, reproduced and compared with theory layer by layer.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        // Networks run in parallel; a second level of threads inside each product would only be in their way.
        Control.UseSingleThread();

        // Ctrl-C asks the experiments to stop between two networks.
        return ProgramHost.Run((output, error, cancellation) => Run(args, output, error, cancellation));
    }

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        ProgramHost.Invoke(
            () => CommandLine.Parse(args, settings => Run(settings, output, cancellation)),
            output,
            error,
            "Interrupted; the pictures that were complete are there.");

    private static void Run(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        Folders.Create(settings.Folder);
        IAnsiConsole console = Terminal.Create(output);
        TanhExperiment.Run(settings, console, cancellation);
        ReluExperiment.Run(settings, console, cancellation);
        LinearExperiment.Run(settings, console, cancellation);
    }
}
