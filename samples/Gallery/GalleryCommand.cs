using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Spectre.Console;

namespace Initializers.Samples.Gallery;

/// <summary>Fills, measures, draws and reports.</summary>
internal static class GalleryCommand
{
    internal static int Run(Options options, IAnsiConsole console, CancellationToken cancellation)
    {
        Folders.Create(options.Folder);
        List<IExhibit> exhibits = [];
        foreach (IExhibit exhibit in Exhibits.All(options.Size, options.Seed))
        {
            cancellation.ThrowIfCancellationRequested();
            exhibit.Draw().Save(Path.Combine(options.Folder, exhibit.Finding.File));
            exhibits.Add(exhibit);
        }

        Overview.Draw(exhibits).Save(Path.Combine(options.Folder, FileName.Overview));
        PendingFile.WriteAll(
            Path.Combine(options.Folder, FileName.Index),
            Encoding.UTF8.GetBytes(IndexPage.Write(exhibits, options.Seed)));
        console.Write(Report.Write(exhibits.Select(exhibit => exhibit.Finding)));
        console.MarkupLineInterpolated(
            $"{exhibits.Count} pictures, {FileName.Overview}, {FileName.Index}: in [bold]{OneLine.Of(options.Folder)}[/]");
        return ExitCode.Success;
    }
}
