using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Initializers.Samples.Digits;

/// <summary>Trains nets on hand-written digits, once per initializer and seed, and shows what came of it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // Ctrl-C asks the trainings to stop between two epochs.
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
            error.WriteLine("Interrupted; no picture was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (
            e is InputException or ArgumentException or InvalidDataException or IOException
            or UnauthorizedAccessException)
        {
            error.WriteLine($"error: {OneLine(e)}");
            return ExitCode.BadInput;
        }
    }

    // Without what .NET appends: the name of a parameter of a method says nothing to the user of a program.
    private static string OneLine(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings(" ");
        int suffix = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return suffix > 0 ? message[..suffix] : message;
    }
}
