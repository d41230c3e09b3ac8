using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.Initialize;

/// <summary>Shows what the package does, fills single tensors, and fills whole models.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // Ctrl-C asks the work to stop between two chunks; it then cleans up behind itself and says so.
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
            ParseResult parsed = CommandLine.Parse(args, Screen.Create(output), cancellation);
            if (parsed.Errors.Count > 0)
            {
                throw new InputException(parsed.Errors[0].Message);
            }

            return parsed.Invoke(new()
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted; no file was left behind.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (
            e is InputException or ModelFileException or ArgumentException or JsonException or NotSupportedException
            or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            error.WriteLine($"error: {OneLine.Of(e)}");
            return ExitCode.BadInput;
        }
    }
}
