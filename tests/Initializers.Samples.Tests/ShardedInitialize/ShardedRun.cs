using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Initializers.Samples.ShardedInitialize;
using Initializers.Samples.Tests.Support;

namespace Initializers.Samples.Tests.ShardedInitialize;

/// <summary>Runs of the program inside this process, each in an environment of its own.</summary>
internal static class ShardedRun
{
    internal static ProgramRun Of(params string[] args) => Of([], args);

    internal static ProgramRun Of(Dictionary<string, string> environment, params string[] args) =>
        Run(environment, args, CancellationToken.None);

    /// <summary>One run for each process, as torchrun would start them; ranks in descending order.</summary>
    internal static ProgramRun[] OfAll(int size, params string[] args) =>
        [.. Enumerable.Range(0, size).Reverse().Select(rank => Of(Torchrun(rank, size), args))];

    internal static ProgramRun Run(
        Dictionary<string, string> environment, string[] args, CancellationToken cancellation) =>
        ProgramRun.Of(
            (programArgs, output, error, cancel) => Program.Run(
                programArgs, new Session(output, error, environment.GetValueOrDefault, cancel)),
            args,
            cancellation);

    internal static Dictionary<string, string> Torchrun(int rank, int size) =>
        new() { ["RANK"] = $"{rank}", ["WORLD_SIZE"] = $"{size}" };
}
