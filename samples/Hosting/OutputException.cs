using System.IO;

namespace Initializers.Samples.Hosting;

/// <summary>Results cannot be written to standard output.</summary>
public sealed class OutputException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What the system says.</param>
    /// <param name="isReaderGone">Whether the output is a pipe whose reader has closed it.</param>
    public OutputException(string reason, bool isReaderGone)
        : base($"standard output cannot be written: {reason}")
    {
        IsReaderGone = isReaderGone;
    }

    /// <summary>Whether the output is a pipe whose reader has closed it: it wants no more.</summary>
    public bool IsReaderGone { get; }
}
