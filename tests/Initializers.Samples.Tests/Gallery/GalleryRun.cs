using System.IO;
using System.Threading;
using Initializers.Samples.Gallery;

namespace Initializers.Samples.Tests.Gallery;

/// <summary>One run of the program inside this process.</summary>
internal sealed record GalleryRun(int ExitCode, string Output, string Error)
{
    internal static GalleryRun Of(params string[] args) => Of(CancellationToken.None, args);

    internal static GalleryRun Of(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = Program.Run(args, output, error, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
