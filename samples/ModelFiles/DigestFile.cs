using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Initializers.Samples.ModelFiles;

/// <summary>
/// The SHA-256 that each weight of a model must have on one backend, over its elements as little-endian bytes.
/// </summary>
/// <remarks>
/// An object with <c>weights</c>; each has <c>name</c> and, per backend, <c>&lt;backend&gt;_sha256</c>: 64 hexadecimal
/// digits, or null or nothing where no digest can be stated (<c>Orthogonal</c>, whose last bits depend on the linear
/// algebra). Where <c>in_file</c> is false, the Keras file that the digest was made from holds another value by now. Other
/// keys are notes.
/// </remarks>
public sealed class DigestFile
{
    private const string KeySuffix = "_sha256";

    private readonly Dictionary<string, string?> _digests;

    private DigestFile(Dictionary<string, string?> digests, int changed)
    {
        _digests = digests;
        Changed = changed;
    }

    /// <summary>The names of the weights, in the file's order.</summary>
    public IReadOnlyCollection<string> Names => _digests.Keys;

    /// <summary>How many weights no longer had their first value in the Keras file that they come from.</summary>
    public int Changed { get; }

    /// <summary>Reads the digests of one backend.</summary>
    /// <param name="path">The file.</param>
    /// <param name="backend">The backend whose digests are wanted.</param>
    /// <returns>The digests.</returns>
    /// <exception cref="FileException">
    /// The file is missing, no JSON, no digest file, or has nothing about this backend.
    /// </exception>
    public static DigestFile Read(string path, Backend backend)
    {
        string key = backend.Name + KeySuffix;
        using JsonDocument document = JsonFields.Open(path);
        Dictionary<string, string?> digests = new(StringComparer.Ordinal);
        int changed = 0;
        SortedSet<string> keys = new(StringComparer.Ordinal);
        foreach (JsonElement item in JsonFields
            .Require(document.RootElement, "weights", JsonValueKind.Array, path, "the digest file")
            .EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"weights[{digests.Count}]");
            string name = JsonFields.Text(item, "name", path, where);
            where = $"{where} (\"{name}\")";
            string? digest = item.TryGetProperty(key, out JsonElement value)
                ? ReadDigest(value, key, where, path)
                : null;
            if (!digests.TryAdd(name, digest))
            {
                throw new FileException(path, $"{where} repeats that name.");
            }

            changed += item.TryGetProperty("in_file", out JsonElement flag) && flag.ValueKind == JsonValueKind.False ? 1 : 0;
            keys.UnionWith(item.EnumerateObject().Select(property => property.Name)
                .Where(property => property.EndsWith(KeySuffix, StringComparison.Ordinal)));
        }

        return digests.Count == 0 || keys.Contains(key)
            ? new(digests, changed)
            : throw new FileException(
                path,
                $"no weight has \"{key}\": the file says nothing about the {backend.Name} backend"
                + (keys.Count == 0 ? "." : $", only {string.Join(", ", keys)}."));
    }

    /// <summary>Finds what a weight must have.</summary>
    /// <param name="name">The weight's name.</param>
    /// <param name="digest">The digest in lower case, or null if the file states none for this weight.</param>
    /// <returns>Whether the file lists the weight.</returns>
    public bool TryGet(string name, out string? digest) => _digests.TryGetValue(name, out digest);

    private static string? ReadDigest(JsonElement value, string key, string where, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        string? digest = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return digest is { Length: 64 } && digest.All(char.IsAsciiHexDigit)
            ? digest.ToLowerInvariant()
            : throw new FileException(
                path,
                $"\"{key}\" of {where} must be 64 hexadecimal digits or null; received {JsonFields.Describe(value)}.");
    }
}
