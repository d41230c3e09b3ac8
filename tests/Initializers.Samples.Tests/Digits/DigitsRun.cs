using System.IO;
using System.Threading;
using Initializers.Samples.Digits;

namespace Initializers.Samples.Tests.Digits;

/// <summary>One run of the program inside this process.</summary>
internal sealed record DigitsRun(int ExitCode, string Output, string Error)
{
    internal static DigitsRun Of(params string[] args) => Of(CancellationToken.None, args);

    internal static DigitsRun Of(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = Program.Run(args, output, error, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
