using System;
using System.Security.Cryptography;
using System.Text;
using Initializers.Samples.ModelFiles;

namespace Initializers.Samples.ShardedInitialize.Sharding;

/// <summary>Identifies what a plan says, whatever its file looks like.</summary>
internal static class PlanDigest
{
    /// <summary>SHA-256 over a line for each weight: name, shape, element type, initializer with its seed.</summary>
    internal static string Of(Plan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string line in PlanWriter.ToLines(plan))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
