using System;
using System.IO;

namespace Initializers.Samples.Tests.Support;

/// <summary>An empty folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("initializers-");

    /// <summary>The names of the files in it.</summary>
    internal string[] Files =>
        Array.ConvertAll(Directory.GetFiles(_folder.FullName), path => Path.GetFileName(path));

    public void Dispose() => _folder.Delete(recursive: true);

    internal string File(string name) => Path.Combine(_folder.FullName, name);

    internal string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }
}
