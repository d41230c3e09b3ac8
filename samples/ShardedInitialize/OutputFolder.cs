using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace Initializers.Samples.ShardedInitialize;

/// <summary>The folder that the processes share.</summary>
internal static partial class OutputFolder
{
    /// <summary>Makes the folder if need be, and refuses one with shards of another number of processes.</summary>
    /// <remarks>
    /// Readers that take every file they find would mix them with the new ones. Only a person can say which to keep.
    /// </remarks>
    internal static void Prepare(string folder, int size)
    {
        Folders.Create(folder);
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            Match match = ShardName().Match(Path.GetFileName(path));
            if (match.Success && int.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture) != size)
            {
                throw new InputException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{folder} holds a file of another number of processes than {size}, {Path.GetFileName(path)}: ")
                    + "take another folder, or delete such files.");
            }
        }
    }

    [GeneratedRegex(@"^model-[0-9]{5}-of-(?<size>[0-9]{5})\.safetensors")]
    private static partial Regex ShardName();
}
