using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using Initializers.Samples.Messages;

namespace Initializers.Samples.Hosting;

/// <summary>What every sample has around its work: signals, standard streams, errors as one line.</summary>
public static class ProgramHost
{
    // Ctrl-C, kill, a terminal that closes, Ctrl-\.
    private static readonly PosixSignal[] StopSignals =
        [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    /// <summary>Runs a program; signals that would end it ask it to stop where it next looks.</summary>
    /// <param name="program">The program; gets standard output and standard error, and gives the exit code.</param>
    /// <returns>The exit code.</returns>
    public static int Run(Func<TextWriter, TextWriter, CancellationToken, int> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        MessageWriter error = new(StandardWriter.OpenError());
        try
        {
            OpenFiles.Check();
        }
        catch (InputException e)
        {
            return Fail(e, error);
        }

        using CancellationTokenSource cancellation = new();
        void Stop(PosixSignalContext context)
        {
            // Who asks twice does not want to wait: the second signal has its usual effect.
            context.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }

        PosixSignalRegistration[] registrations =
            [.. StopSignals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
        int exitCode = program(StandardWriter.OpenOutput(), error, cancellation.Token);
        Array.ForEach(registrations, registration => registration.Dispose());
        return exitCode;
    }

    /// <summary>Parses a command line and does what it says.</summary>
    /// <param name="parse">Parses; its actions do the work.</param>
    /// <param name="output">Where results go; that they cannot be written there is an error.</param>
    /// <param name="error">Where the one line about an error goes, if it can be written.</param>
    /// <param name="interrupted">What to say after an interrupt: what is left behind.</param>
    /// <returns>The exit code of the action, or that of the error.</returns>
    public static int Invoke(Func<ParseResult> parse, TextWriter output, TextWriter error, string interrupted)
    {
        ArgumentNullException.ThrowIfNull(parse);
        ArgumentNullException.ThrowIfNull(error);
        MessageWriter messages = new(error);
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
                Error = messages,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException)
        {
            messages.WriteLine(interrupted);
            return ExitCode.Interrupted;
        }
        catch (OutputException e) when (e.IsReaderGone)
        {
            return ExitCode.ReaderGone;
        }
        catch (Exception e) when (
            e is InputException or ArgumentException or JsonException or NotSupportedException
            or InvalidDataException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            return Fail(e, messages);
        }
    }

    private static int Fail(Exception exception, TextWriter error)
    {
        error.WriteLine($"error: {OneLine.Of(exception)}");
        return ExitCode.BadInput;
    }
}
