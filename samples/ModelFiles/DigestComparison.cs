using System;
using System.Collections.Generic;
using System.Linq;

namespace Initializers.Samples.ModelFiles;

/// <summary>Compares the digests of filled weights with those of a file.</summary>
/// <param name="expected">The file's digests.</param>
/// <param name="plan">Says which weights are tied: one that the file lists has the digest of the weight that it is.</param>
public sealed class DigestComparison(DigestFile expected, Plan plan)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<DigestMismatch> _mismatches = [];

    /// <summary>How many weights have the digest that the file states.</summary>
    public int Equal { get; private set; }

    /// <summary>How many weights the file lists without a digest: nothing is known about them.</summary>
    public int Unstated { get; private set; }

    /// <summary>The weights that differ, or that the file does not list.</summary>
    public IReadOnlyList<DigestMismatch> Mismatches => _mismatches;

    /// <summary>Compares one weight.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="digest">The SHA-256 of its bytes, in lower case.</param>
    public void Add(string name, string digest)
    {
        _names.Add(name);
        bool isListed = expected.TryGet(name, out string? stated);
        if (isListed && stated is null)
        {
            Unstated++;
        }
        else if (stated == digest)
        {
            Equal++;
        }
        else
        {
            _mismatches.Add(new(name, stated, digest));
        }

        foreach (TiedWeight tied in plan.Tied.Where(tied => tied.Of == name && expected.TryGet(tied.Name, out _)))
        {
            Add(tied.Name, digest);
        }
    }

    /// <summary>The weights that the file lists and that were not compared, once all are.</summary>
    /// <returns>A mismatch without an actual digest for each.</returns>
    public IEnumerable<DigestMismatch> Absent() => expected.Names
        .Where(name => !_names.Contains(name))
        .Select(name => new DigestMismatch(name, expected.TryGet(name, out string? stated) ? stated : null, null));
}
