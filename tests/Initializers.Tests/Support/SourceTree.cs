using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Initializers.Tests.Support;

/// <summary>The sources this test program was built from.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the test project.</summary>
    internal static string Tests { get; } = Path.Combine(Root(), "tests", "Initializers.Tests");

    /// <summary>The folder of the library.</summary>
    internal static string Library { get; } = Path.Combine(Root(), "src", "Initializers");

    /// <summary>The library's source files, relative to its folder, with forward slashes.</summary>
    internal static IReadOnlyList<string> LibraryFiles() => Files(Library);

    /// <summary>The test sources, relative to their folder, with forward slashes.</summary>
    internal static IReadOnlyList<string> TestFiles() => Files(Tests);

    private static List<string> Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal)
                && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    // The compiler's path of this file is no help: a deterministic build replaces it.
    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Initializers.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The test program must lie in its repository.");
    }
}
