using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Initializers.Samples.Messages;

namespace Initializers.Samples.Hosting;

/// <summary>How many files this process may have open.</summary>
internal static class OpenFiles
{
    // The runtime keeps every assembly open. With fewer than about 90 it fails in the middle, wherever it is then.
    private const int Fewest = 128;

    /// <summary>Refuses to start where the system allows too few.</summary>
    internal static void Check()
    {
        const string Label = "Max open files";
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
        {
            return;
        }

        string? limit = File.ReadLines(Limits)
            .FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal))?[Label.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count < Fewest)
        {
            throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"this process may open {count} files at once; it needs {Fewest} (ulimit -n)."));
        }
    }
}
