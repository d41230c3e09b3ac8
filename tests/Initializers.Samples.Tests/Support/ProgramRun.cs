using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using FluentAssertions;

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

    /// <summary>A run that is cancelled before it starts.</summary>
    internal static ProgramRun Cancelled(Program program, params string[] args) =>
        Of(program, args, new CancellationToken(canceled: true));

    /// <summary>What cannot be done is exit code 2 and one line of standard error.</summary>
    internal void ShouldBeRefused(string message)
    {
        ExitCode.Should().Be(2);
        Output.Should().BeEmpty();
        Error.Should().EndWith(Environment.NewLine);
        Error.TrimEnd().Should().NotContain("\n").And.NotContain("   at ").And.NotContain("Parameter '")
            .And.Match($"error: {message}");
    }
}
