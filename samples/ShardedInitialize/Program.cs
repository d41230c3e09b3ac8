using System;
using System.Collections.Generic;
using System.Linq;
using Initializers.Samples.ShardedInitialize.Launching;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>Fills a model over many processes, and proves what a checkpoint holds.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (LauncherVariables.All.Any(launcher => Environment.GetEnvironmentVariable(launcher.Size) is not null))
        {
            // mpirun gives each process a terminal of its own, to which .NET would send an escape sequence first:
            // whoever reads mpirun's output would find it in front of a line. A dumb terminal gets none.
            Environment.SetEnvironmentVariable("TERM", "dumb");
        }

        // Ctrl-C asks the work to stop between two chunks, and so does a launcher that ends its processes because one
        // of them died.
        return ProgramHost.Run((output, error, cancellation) => Run(
            args, new(output, error, Environment.GetEnvironmentVariable, cancellation)));
    }

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(IReadOnlyList<string> args, Session session) =>
        ProgramHost.Invoke(
            () => CommandLine.Parse(args, session),
            session.Output,
            session.Error,
            "Interrupted; no unfinished file was left behind.");
}
