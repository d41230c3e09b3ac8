using System;
using System.IO;
using System.Text;

namespace Initializers.Samples.Files;

/// <summary>Refuses to write where a file would take the place of something else.</summary>
public static class OutputPath
{
    /// <summary>The longest name that the usual file systems take: bytes of UTF-8, on Windows characters.</summary>
    internal const int MaxNameLength = 255;

    /// <summary>Checks where a file is to be written: there may be nothing, or a file that may be replaced.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="FileException">
    /// The path leads to a folder, a link, a device, a pipe or a socket, or to a file that is read-only, or its name is too
    /// long.
    /// </exception>
    public static string Check(string path)
    {
        if (path.Length == 0 || Path.EndsInDirectorySeparator(path))
        {
            throw NotAFile(path, "a folder");
        }

        string full = Path.GetFullPath(path);
        int length = LengthOf(Path.GetFileName(full));
        if (length > MaxNameLength)
        {
            throw new FileException(
                path,
                FormattableString.Invariant($"a file's name has at most {MaxNameLength} bytes; this one has {length}."));
        }

        switch (FileStatus.KindOf(full))
        {
            case FileKind.Folder: throw NotAFile(path, "a folder");
            case FileKind.Other: throw NotAFile(path, "a device, a pipe or a socket");
        }

        FileInfo file = new(full);
        if (file.LinkTarget is string target)
        {
            throw NotAFile(path, $"a link; it leads to {target}");
        }

        return file.Exists && file.IsReadOnly
            ? throw new FileException(path, "the file is read-only; it is not replaced.")
            : full;
    }

    /// <summary>The length of a name as file systems count it.</summary>
    internal static int LengthOf(string name) =>
        OperatingSystem.IsWindows() ? name.Length : Encoding.UTF8.GetByteCount(name);

    private static FileException NotAFile(string path, string kind) =>
        new(path.Length == 0 ? "\"\"" : path, $"a file is to be written, not {kind}.");
}
