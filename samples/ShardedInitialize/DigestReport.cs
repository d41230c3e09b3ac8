using System.Collections.Generic;
using System.Globalization;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;
using Initializers.Samples.ShardedInitialize.Sharding;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>Says how the digests of this process's weights compare with those of a file.</summary>
internal static class DigestReport
{
    internal static int Write(
        IReadOnlyDictionary<string, string> actual,
        ShardedModel model,
        DigestFile expected,
        ProcessGroup group,
        Session session)
    {
        DigestComparison digests = new(expected, model.Plan);
        foreach (PlannedWeight weight in model.Plan.Weights)
        {
            if (actual.TryGetValue(weight.Target, out string? digest))
            {
                digests.Add(weight.Name, digest);
            }
        }

        foreach (DigestMismatch mismatch in digests.Mismatches)
        {
            string listed = mismatch.Expected is null ? "does not list it" : $"says {mismatch.Expected}";
            Session.Say(session.Output, group, $"\"{mismatch.Name}\" has {mismatch.Actual}, the file {listed}");
        }

        if (expected.Changed > 0 && group.Rank == 0)
        {
            Session.Say(
                session.Error,
                group,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{expected.Changed:N0} weights had another value in their Keras file by then; digests are of the first"));
        }

        string rest = digests.Unstated == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"; {digests.Unstated:N0} have none to compare with");
        Session.Say(
            session.Error,
            group,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{digests.Equal:N0} digests are equal to the file's for {model.Backend.Name}, ")
            + string.Create(CultureInfo.InvariantCulture, $"{digests.Mismatches.Count:N0} differ{rest}"));
        return digests.Mismatches.Count == 0 ? ExitCode.Success : ExitCode.Difference;
    }
}
