using System;

namespace Initializers.Samples.Files;

/// <summary>A file that is not what it should be; the message is one sentence that starts with its path.</summary>
public sealed class FileException : InputException
{
    public FileException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner)
    {
    }

    /// <summary>What the system refuses, with the system's reason.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refusal">What cannot be done: the file cannot be read, for example.</param>
    /// <param name="cause">What the system said.</param>
    /// <returns>The exception.</returns>
    public static FileException Of(string path, string refusal, Exception cause)
    {
        // "No space left on device : '/some/path'": the path stands in front already.
        string reason = OneLine.Of(cause);
        int suffix = reason.IndexOf(" : '", StringComparison.Ordinal);
        reason = cause is UnauthorizedAccessException ? "permission denied" : suffix > 0 ? reason[..suffix] : reason;
        return new(path, $"{refusal}: {reason}", cause);
    }
}
