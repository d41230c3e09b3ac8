using System.IO;
using System.Threading;
using Initializers.Samples.Initialize;

namespace Initializers.Samples.Tests.Support;

/// <summary>One run of the program inside this process.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    internal static ProgramRun Of(params string[] args) => Of(CancellationToken.None, args);

    internal static ProgramRun Of(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = Program.Run(args, output, error, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
