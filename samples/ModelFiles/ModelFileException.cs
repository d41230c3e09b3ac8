using System;

namespace Initializers.Samples.ModelFiles;

/// <summary>A file that is not what it should be; the message is one sentence that starts with its path.</summary>
public sealed class ModelFileException : InputException
{
    public ModelFileException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner)
    {
    }
}
