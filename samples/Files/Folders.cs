using System;
using System.IO;

namespace Initializers.Samples.Files;

/// <summary>Makes folders.</summary>
public static class Folders
{
    /// <summary>Makes a folder and those above it, unless they are there.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="FileException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            bool isTaken = path.Length > 0 && File.Exists(path);
            throw isTaken
                ? new FileException(path, "the folder cannot be made: there is a file of that name.", e)
                : FileException.Of(path.Length == 0 ? "\"\"" : path, "the folder cannot be made", e);
        }
    }
}
