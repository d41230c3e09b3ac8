using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using MathNet.Numerics;
using Spectre.Console;

namespace Initializers.Samples.SignalPropagation;

/// <summary>Three papers on initialization, reproduced and compared with theory layer by layer.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // Networks run in parallel; a second level of threads inside each product would only be in their way.
        Control.UseSingleThread();
        using CancellationTokenSource cancellation = new();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Run(args, Console.Out, Console.Error, cancellation.Token);
    }

    /// <summary>The whole program, apart from the process around it.</summary>
    internal static int Run(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        try
        {
            ParseResult parsed = CommandLine.Parse(args, settings => Run(settings, output, cancellation));
            return parsed.Errors.Count > 0
                ? throw new InputException(parsed.Errors[0].Message)
                : parsed.Invoke(new()
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                });
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted; the pictures that were complete are there.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (
            e is InputException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            error.WriteLine($"error: {e.Message}");
            return ExitCode.BadInput;
        }
    }

    private static void Run(Settings settings, TextWriter output, CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.Folder);
        IAnsiConsole console = Screen.Create(output);
        TanhExperiment.Run(settings, console, cancellation);
        ReluExperiment.Run(settings, console, cancellation);
        LinearExperiment.Run(settings, console, cancellation);
    }
}
