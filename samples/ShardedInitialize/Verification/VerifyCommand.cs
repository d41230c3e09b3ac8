using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;
using Initializers.Samples.ShardedInitialize.Sharding;

namespace Initializers.Samples.ShardedInitialize.Verification;

/// <summary>
/// Proves that a checkpoint is what a plan gives: nothing differs, is missing, or is extra. Processes share the files;
/// the first one also compares headers and index.
/// </summary>
internal static class VerifyCommand
{
    // Enough to see a pattern; a wrong seed would list every weight of the model.
    private const int DifferenceLimit = 20;

    internal static int Run(VerifyRequest request, Session session)
    {
        var group = LauncherEnvironment.Read(request.Rank, request.Size, session.Environment);
        ChunkedFill chunks = new(maxDegreeOfParallelism: Values.ParseThreads(request.Threads, group));
        Plan plan = PlanReader.Read(request.Plan);
        var checkpoint = Checkpoint.Open(request.Path);
        Backend backend = plan.ChooseBackend((request.Backend, checkpoint.Backend) switch
        {
            (string asked, _) => BackendNames.Parse(asked, "--backend"),
            (null, string stated) => BackendNames.Parse(stated, $"the \"backend\" that {request.Path} states"),
            _ => null,
        });
        var model = ShardedModel.Create(plan, backend, Split.Tensors, group.Size);

        IGrouping<string, StoredTensor>[] files =
            [.. checkpoint.Tensors.GroupBy(tensor => tensor.Path).Where((_, i) => i % group.Size == group.Rank)];
        Dictionary<string, PlannedWeight> weights =
            model.Plan.Weights.Concat(model.Plan.Repeated).ToDictionary(weight => weight.Target);
        StoredTensor[] tensors =
            [.. files.SelectMany(file => file).Where(tensor => weights.ContainsKey(tensor.Entry.Name))];
        long bytes = tensors.Sum(tensor => tensor.Entry.End - tensor.Entry.Begin);
        List<Difference> differences = [];
        session.SayLeftOut(plan, group);
        if (group.Rank == 0)
        {
            differences.AddRange(checkpoint.Problems);
            differences.AddRange(StructureCheck.Run(model.Plan, checkpoint));
            differences.AddRange(IndexCheck.Run(model.Plan, checkpoint));
        }

        Progress.Run(session, group, "verifying", bytes, done =>
        {
            ElementCheck check = new(chunks, done, session.Cancellation);
            differences.AddRange(files.SelectMany(file => check.Run(weights, file)));
            return 0;
        });

        string work = string.Create(
            CultureInfo.InvariantCulture,
            $"{tensors.Length:N0} tensors, {bytes:N0} bytes, in {files.Length:N0} files, ")
            + $"recomputed on the {backend.Name} backend in {session.TimeAndMemory()}";
        Session.Say(session.Output, group, differences.Count == 0
            ? $"all is as the plan has it: {work}"
            : string.Create(CultureInfo.InvariantCulture, $"{differences.Count:N0} differences: {work}"));
        foreach (Difference difference in differences.Take(DifferenceLimit))
        {
            Session.Say(session.Output, group, $"{difference.Subject} {difference.Problem}");
        }

        if (differences.Count > DifferenceLimit)
        {
            Session.Say(
                session.Output,
                group,
                string.Create(CultureInfo.InvariantCulture, $"and {differences.Count - DifferenceLimit:N0} more"));
        }

        return differences.Count == 0 ? ExitCode.Success : ExitCode.Difference;
    }
}
