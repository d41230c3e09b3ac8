using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>Fills, measures, draws and reports.</summary>
internal static class GalleryCommand
{
    internal static int Run(string folder, int size, long seed, IAnsiConsole console, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        List<IExhibit> exhibits = [];
        foreach (IExhibit exhibit in Exhibits.All(size, seed))
        {
            exhibit.Draw().Save(Path.Combine(folder, exhibit.Finding.File));
            exhibits.Add(exhibit);
            cancellation.ThrowIfCancellationRequested();
        }

        Overview.Draw(exhibits).Save(Path.Combine(folder, FileName.Overview));
        File.WriteAllText(Path.Combine(folder, FileName.Index), IndexPage.Write(exhibits, seed));
        console.Write(Report.Write(exhibits.Select(exhibit => exhibit.Finding)));
        console.MarkupLineInterpolated(
            $"{exhibits.Count} pictures, {FileName.Overview} with all of them, and {FileName.Index}: in [bold]{folder}[/]");
        return ExitCode.Success;
    }
}
