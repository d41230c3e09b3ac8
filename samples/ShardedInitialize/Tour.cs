using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;
using Initializers.Samples.ShardedInitialize.Verification;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>The demonstration: four processes on this machine fill a model, and one verifies it.</summary>
internal static class Tour
{
    private const int ProcessCount = 4;

    internal static int Run(string plan, string folder, Session session)
    {
        string name = PlanReader.Read(plan).Model;
        session.Output.WriteLine(
            $"{ProcessCount} processes fill {OneLine.Of(name)} into the folder {OneLine.Of(folder)}; none waits for another.");
        Process[] processes = [.. Enumerable.Range(0, ProcessCount).Select(rank => Start(rank, plan, folder))];
        try
        {
            // Ctrl-C reaches them too: they stop and clean up by themselves.
            Array.ForEach(processes, process => process.WaitForExit());
            session.Cancellation.ThrowIfCancellationRequested();
            int worst = processes.Max(process => process.ExitCode);
            if (worst != ExitCode.Success)
            {
                return worst;
            }
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }

        session.Output.WriteLine("One process recomputes every weight from the plan and compares.");
        return VerifyCommand.Run(new(plan, folder, null, "0", "1", null), session);
    }

    /// <summary>Starts this program as torchrun would: rank and size are in the environment.</summary>
    private static Process Start(int rank, string plan, string folder)
    {
        string name = typeof(Tour).Assembly.GetName().Name!;
        bool isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == name;
        string[] program = isHost ? [] : ["exec", Path.Combine(AppContext.BaseDirectory, $"{name}.dll")];
        ProcessStartInfo start = new(
            isHost ? Environment.ProcessPath! : "dotnet", [.. program, "write", plan, "--out", folder]);
        start.Environment[LauncherVariables.Torchrun.Rank] = rank.ToString(CultureInfo.InvariantCulture);
        start.Environment[LauncherVariables.Torchrun.Size] = ProcessCount.ToString(CultureInfo.InvariantCulture);
        start.Environment[LauncherVariables.Torchrun.LocalSize] = ProcessCount.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }
}
