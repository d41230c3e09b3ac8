using System.Collections.Generic;
using System.Globalization;
using Initializers.Samples.ModelFiles;
using Initializers.Samples.ShardedInitialize.Launching;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>Compares the digests of this process's weights with those of a file.</summary>
internal static class DigestComparison
{
    internal static int Run(
        IReadOnlyDictionary<string, string> digests,
        DigestFile expected,
        Backend backend,
        ProcessGroup group,
        Session session)
    {
        int equal = 0;
        int unstated = 0;
        List<string> different = [];
        foreach ((string name, string digest) in digests)
        {
            bool isListed = expected.TryGet(name, out string? stated);
            if (isListed && stated is null)
            {
                unstated++;
            }
            else if (stated == digest)
            {
                equal++;
            }
            else
            {
                string listed = isListed ? $"says {stated}" : "does not list it";
                different.Add($"\"{name}\" has {digest}, the file {listed}");
            }
        }

        foreach (string line in different)
        {
            Session.Say(session.Output, group, line);
        }

        string rest = unstated == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"; {unstated:N0} have none to compare with");
        Session.Say(
            session.Error,
            group,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{equal:N0} digests are equal to the file's for {backend.Name}, {different.Count:N0} differ{rest}"));
        return different.Count == 0 ? ExitCode.Success : ExitCode.Difference;
    }
}
