using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;
using Initializers.Samples.ShardedInitialize.Sharding;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>Fills this process's share of a model and writes it as one shard, unless it is there already.</summary>
internal static class WriteCommand
{
    internal static int Run(WriteRequest request, Session session)
    {
        var group = LauncherEnvironment.Read(request.Rank, request.Size, session.Environment);
        Backend? asked = request.Backend is null ? null : BackendNames.Parse(request.Backend, "--backend");
        Split split = request.Split is null ? Split.Tensors : SplitNames.Parse(request.Split);
        if (request.Digests is not null && split == Split.Axis && group.Size > 1)
        {
            throw new InputException("--digests states digests of whole weights: it needs --split tensors.");
        }

        ChunkedFill chunks = new(maxDegreeOfParallelism: Values.ParseThreads(request.Threads, group));
        Plan plan = PlanReader.Read(request.Plan);
        Backend backend = plan.ChooseBackend(asked);
        DigestFile? expected = request.Digests is null ? null : DigestFile.Read(request.Digests, backend);
        var model = ShardedModel.Create(plan, backend, split, group.Size);
        Shard shard = model.ShardOf(group.Rank);
        session.SayLeftOut(plan, group);
        IReadOnlyDictionary<string, string> digests = request.IsDryRun
            ? DryRun(shard, group, chunks, session)
            : Write(request.Folder!, shard, group, chunks, session);
        return expected is null
            ? ExitCode.Success
            : DigestReport.Write(digests, model, expected, group, session);
    }

    private static Dictionary<string, string> DryRun(
        Shard shard, ProcessGroup group, ChunkedFill chunks, Session session)
    {
        Dictionary<string, string> digests = [];
        Action<long> done = Progress.BesideResults(session, group, "digests", shard.ByteCount);
        foreach (WeightPart part in shard.Parts)
        {
            string digest = WeightFill.Run(
                part.Weight, part.Box, chunks, chunk => done(chunk.Length), isHashed: true, session.Cancellation)!;
            digests.Add(part.Weight.Target, digest);
            session.Output.Write($"{digest}  {OneLine.Of(part.ToString())}{Environment.NewLine}");
        }

        // The digests are the result; this line must not come between them in a file that they are sent to.
        Session.Say(session.Error, group, $"hashed {Describe(shard)} in {session.TimeAndMemory()}");
        return digests;
    }

    private static IReadOnlyDictionary<string, string> Write(
        string folder, Shard shard, ProcessGroup group, ChunkedFill chunks, Session session)
    {
        OutputFolder.Prepare(folder, group.Size);
        string path = shard.Model.PathOf(folder, group.Rank);
        PendingFile.DeleteLeftovers(path);
        bool wasThere = File.Exists(path);
        string? problem = ShardCheck.FindProblem(
            path, shard, out IReadOnlyDictionary<string, string> digests, session.Cancellation);
        if (problem is not null)
        {
            OutputPath.Check(path);
            if (wasThere)
            {
                Session.Say(session.Output, group, $"writing {Path.GetFileName(path)} anew: {problem}");
                File.Delete(path);
            }

            IndexFile.Delete(folder);
            digests = Progress.Run(
                session,
                group,
                Path.GetFileName(path),
                shard.ByteCount,
                done => ShardWriter.Write(path, shard, chunks, done, session.Cancellation));
        }

        string verb = problem is null ? "kept" : "wrote";
        Session.Say(
            session.Output,
            group,
            $"{verb} {Path.GetFileName(path)}, {Describe(shard)}, in {session.TimeAndMemory()}");
        if (IndexFile.WriteIfComplete(folder, shard.Model))
        {
            Session.Say(session.Output, group, $"wrote {IndexFile.Name}: every shard is in place");
        }

        return digests;
    }

    private static string Describe(Shard shard) => string.Create(
        CultureInfo.InvariantCulture, $"{shard.Parts.Count:N0} tensors, {shard.ByteCount:N0} bytes");
}
