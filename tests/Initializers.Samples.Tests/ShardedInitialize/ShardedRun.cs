using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Initializers.Samples.ShardedInitialize;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>One run of the program inside this process, in an environment of its own.</summary>
internal sealed record ShardedRun(int ExitCode, string Output, string Error)
{
    internal static ShardedRun Of(params string[] args) => Of([], args);

    internal static ShardedRun Of(Dictionary<string, string> environment, params string[] args) =>
        Run(environment, args, CancellationToken.None);

    /// <summary>One run for each process, as torchrun would start them; ranks in descending order.</summary>
    internal static ShardedRun[] OfAll(int size, params string[] args) =>
        [.. Enumerable.Range(0, size).Reverse().Select(rank => Of(Torchrun(rank, size), args))];

    internal static ShardedRun Run(
        Dictionary<string, string> environment, string[] args, CancellationToken cancellation)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = Program.Run(
            args, new Session(output, error, environment.GetValueOrDefault, IsTerminal: false, cancellation));
        return new(exitCode, output.ToString(), error.ToString());
    }

    internal static Dictionary<string, string> Torchrun(int rank, int size) =>
        new() { ["RANK"] = $"{rank}", ["WORLD_SIZE"] = $"{size}" };
}
