using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Initializers.Samples.Files;

// The temporary file of model.safetensors is model.safetensors.unfinished-1a2b3c4d.tmp, in the same folder so that the
// rename moves no data. Whoever writes it holds a lock on it (FileShare.None is one on every system), until it has the
// final name. A process that is killed cannot delete its temporary; the next one that is to write the same file finds it
// unlocked, and does.

/// <summary>What a file is while it is being written.</summary>
internal static partial class TemporaryFile
{
    private const string Mark = ".unfinished-";
    private const string Extension = ".tmp";
    private const int RandomBytes = 4;
    private const int SuffixLength = 24;

    // Another process that cleans up may take a file in the moment between its making and its locking.
    private const int Attempts = 5;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
    };

    /// <summary>Makes a temporary file and locks it.</summary>
    /// <param name="target">The full path that the complete file will have.</param>
    /// <returns>Its path and the open file.</returns>
    internal static (string Path, FileStream Stream) Open(string target)
    {
        for (int attempt = 1; ; attempt++)
        {
            string random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
            string path = PrefixOf(target) + Mark + random + Extension;
            try
            {
                // Chunks are large, so a buffer in between would only copy them once more.
                FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                if (attempt == Attempts || File.Exists(path))
                {
                    return (path, stream);
                }

                stream.Dispose();
            }
            catch (IOException e) when (attempt < Attempts && e is not DirectoryNotFoundException)
            {
                // Taken before it was locked; the next attempt has another name.
            }
        }
    }

    /// <summary>Deletes the temporary files of a file that nobody writes any more.</summary>
    /// <param name="target">The full path that the complete file would have had.</param>
    /// <returns>How many were deleted.</returns>
    internal static int DeleteLeftovers(string target)
    {
        int count = 0;
        string prefix = Path.GetFileName(PrefixOf(target)) + Mark;
        foreach (string leftover in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*", Everything))
        {
            string name = Path.GetFileName(leftover);
            if (!name.StartsWith(prefix, StringComparison.Ordinal) || !Suffix().IsMatch(name.AsSpan(prefix.Length)))
            {
                continue;
            }

            try
            {
                new FileStream(
                    leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose)
                    .Dispose();
                count++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or gone by itself in the meantime.
            }
        }

        return count;
    }

    /// <summary>The beginning of a temporary's path: the file's own, cut where the whole would be too long.</summary>
    private static string PrefixOf(string target)
    {
        string name = Path.GetFileName(target);
        while (OutputPath.LengthOf(name) > OutputPath.MaxNameLength - SuffixLength)
        {
            name = name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
        }

        return Path.Combine(Path.GetDirectoryName(target)!, name);
    }

    [GeneratedRegex(@"^[0-9a-f]{8}\.tmp$")]
    private static partial Regex Suffix();
}
