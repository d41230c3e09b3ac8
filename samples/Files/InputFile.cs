using System;
using System.IO;

namespace Initializers.Samples.Files;

/// <summary>Opens files to read.</summary>
public static class InputFile
{
    /// <summary>Opens a file with bytes of its own: a device has no end, and a pipe may never say anything.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file, at its beginning.</returns>
    /// <exception cref="FileException">There is none, or it cannot be read.</exception>
    public static FileStream Open(string path)
    {
        switch (path.Length == 0 ? FileKind.Absent : FileStatus.KindOf(path))
        {
            case FileKind.Absent: throw new FileException(path, "there is no such file.");
            case FileKind.Folder: throw new FileException(path, "a file is to be read, not a folder.");
            case FileKind.Other: throw new FileException(path, "a file is to be read, not a device, a pipe or a socket.");
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileException.Of(path, "the file cannot be read", e);
        }
    }
}
