using System;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using Initializers.Samples.Messages;

namespace Initializers.Samples.Hosting;

/// <summary>What every sample has around its work: signals, the console's encoding, errors as one line.</summary>
public static class ProgramHost
{
    /// <summary>Runs a program; Ctrl-C and the signal to terminate ask it to stop where it next looks.</summary>
    /// <param name="program">The program; gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static int RunUntilStopped(Func<CancellationToken, int> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using CancellationTokenSource cancellation = new();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return program(cancellation.Token);
    }

    /// <summary>Parses a command line and does what it says.</summary>
    /// <param name="parse">Parses; its actions do the work.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where the one line about an error goes.</param>
    /// <param name="interrupted">What to say after an interrupt: what is left behind.</param>
    /// <returns>The exit code of the action, or that of the error.</returns>
    public static int Invoke(Func<ParseResult> parse, TextWriter output, TextWriter error, string interrupted)
    {
        ArgumentNullException.ThrowIfNull(parse);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            ParseResult parsed = parse();
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
            error.WriteLine(interrupted);
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (
            e is InputException or ArgumentException or JsonException or NotSupportedException
            or InvalidDataException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            error.WriteLine($"error: {OneLine.Of(e)}");
            return ExitCode.BadInput;
        }
    }
}
