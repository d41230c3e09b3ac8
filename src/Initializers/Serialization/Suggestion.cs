namespace Initializers.Serialization;

/// <summary>What a name that is unknown may have been meant as.</summary>
internal static class Suggestion
{
    private const int LongestName = 100;

    // PyTorch's, Caffe's and others' names for what Keras calls Glorot and He.
    private static readonly (string Theirs, string Keras)[] Relatives =
        [("xavier", "glorot"), ("kaiming", "he"), ("msra", "he"), ("initializer", "")];

    /// <summary>The end of an error message: empty, or the name that is nearest.</summary>
    internal static string For(string name, IReadOnlyList<string> names)
    {
        if (name.Length > LongestName)
        {
            return "";
        }

        string plain = Plain(name);
        foreach ((string theirs, string keras) in Relatives)
        {
            plain = plain.Replace(theirs, keras, StringComparison.Ordinal);
        }

        // A slip of one letter in three is still the same word; more is another one.
        string near = names.OrderBy(other => Distance(plain, Plain(other))).ThenBy(other => Distance(name, other)).First();
        return plain.Length > 0 && Distance(plain, Plain(near)) <= plain.Length / 3 ? $" Did you mean {near}?" : "";
    }

    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>
    /// The fewest insertions, deletions, replacements and exchanges of neighbours that make one text the other
    /// (Damerau, 1964; restricted).
    /// </summary>
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }

                int replaced = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
