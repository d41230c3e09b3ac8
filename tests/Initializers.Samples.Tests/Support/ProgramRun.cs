using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Initializers.Samples.Tests.Support;

/// <summary>One run of a sample's program inside this process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>A sample's whole program, apart from the process around it.</summary>
    internal delegate int Program(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation);

    internal static ProgramRun Of(
        Program program, IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = program(args, output, error, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
